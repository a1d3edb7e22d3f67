/** The Kubernetes manifests, held against Kubernetes' own types and against the code. */
package dev.freshet.streams.manifests;
