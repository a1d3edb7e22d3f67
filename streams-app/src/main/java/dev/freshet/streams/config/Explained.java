package dev.freshet.streams.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operator is told about a setting or a section. It stands at the setting, so that the catalogue cannot fall behind. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Explained {

    /** What it is. */
    String value();

    /** What a number counts; durations and words have none. */
    String unit() default "";

    /** Why the default is what it is, or why one would change it. */
    String why() default "";

    /** What more of it costs, or what changing it breaks. */
    String cost() default "";
}
