package dev.freshet.datasets.simulator;

/** Something that happens in the simulated shop: a product is launched, or a person does something. */
public sealed interface ShopMoment permits CatalogChange, SimulatedEvent {

    /** When, in ms since 1970 UTC of the virtual clock. */
    long timeMs();
}
