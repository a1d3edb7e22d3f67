package dev.freshet.streams.sizing;

import java.util.List;

/**
 * From a demand to a plan. Everything grows linearly from what one instance on two cores was measured to do; no larger deployment was
 * measured.
 */
public final class Sizing {

    private Sizing() {}

    /** @throws dev.freshet.streams.config.InvalidSettings if commits alone would use up a thread */
    public static Plan plan(Demand demand) {
        Cpu cpu = Cpu.of(demand);
        LocalDisk disk = LocalDisk.of(demand, cpu.bearing());
        TopicDisk topics = TopicDisk.of(demand, disk.row());
        Memory memory = Memory.of(demand, cpu.bearing());
        Network network = Network.of(demand, cpu.instances());
        Restore restore = Restore.of(demand, disk);
        return new Plan(
                demand,
                cpu.threads(),
                cpu.instances(),
                cpu.threadsPerInstance(),
                cpu.partitions(),
                cpu.itemPartitions(),
                disk.bytes(),
                topics.bytes(),
                memory.bytes(),
                memory.heapMib(),
                memory.cacheMib(),
                memory.rowCacheMib(),
                network.in(),
                network.out(),
                network.between(),
                cpu.brokerCores(),
                restore.seconds(),
                List.of(
                        cpu.chapter(),
                        disk.chapter(),
                        topics.chapter(),
                        memory.chapter(),
                        network.chapter(),
                        restore.chapter()));
    }
}
