/** From a trained network to a bundle: ONNX graphs, files, and the proof that they agree. */
@NullMarked
package dev.freshet.trainer.export;

import org.jspecify.annotations.NullMarked;
