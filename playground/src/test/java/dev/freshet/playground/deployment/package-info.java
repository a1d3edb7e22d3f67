/** What integration tests stand on: one broker, deployments of their own, processes that can be killed. */
package dev.freshet.playground.deployment;
