/** The container image and the compose file, checked without a container engine. */
package dev.freshet.playground.image;
