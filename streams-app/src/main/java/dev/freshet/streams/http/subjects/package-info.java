/** What is answered of subjects, by whichever instance holds them. */
@NullMarked
package dev.freshet.streams.http.subjects;

import org.jspecify.annotations.NullMarked;
