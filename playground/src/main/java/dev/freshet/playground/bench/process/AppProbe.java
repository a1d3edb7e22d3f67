package dev.freshet.playground.bench.process;

import com.sun.management.ThreadMXBean;
import dev.freshet.core.encode.StepCache;
import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.world.ModelStatus;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Reads {@link AppStats} off the JVM, off the clients' metrics and off the counters. */
final class AppProbe {

    private final ConfiguredApp app;
    private final FreshetRuntime runtime;
    private final ObjectName changelogs;
    private final ObjectName threads;
    private final ObjectName restoring;
    private final MBeanServer metrics = ManagementFactory.getPlatformMBeanServer();

    AppProbe(ConfiguredApp app, FreshetRuntime runtime) {
        this.app = app;
        this.runtime = runtime;
        try {
            String changelog = app.config().applicationId() + "-user-state-changelog";
            changelogs = new ObjectName("kafka.producer:type=producer-topic-metrics,client-id=*,topic=" + changelog);
            restoring = new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*restore-consumer,"
                    + "topic=" + changelog + ",partition=*");
            threads = new ObjectName("kafka.streams:type=stream-thread-metrics,thread-id=*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    AppStats stats() {
        StepCache.Statistics cache = app.cache().statistics();
        return new AppStats(
                allocated(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                sum(changelogs, "byte-total"),
                sum(changelogs, "record-send-total"),
                sum(threads, "commit-total"),
                runtime.counters().get(Counter.SLATES),
                runtime.counters().get(Counter.FALLBACKS),
                cache.hits(),
                cache.absent() + cache.stale(),
                runtime.health().model() instanceof ModelStatus.Serving serving
                        ? serving.pointer().version()
                        : "",
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime(),
                threadCpu(),
                standbyLags());
    }

    private static long allocated() {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(bean.getThreadAllocatedBytes(bean.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static Map<Long, Long> threadCpu() {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = bean.getAllThreadIds();
        long[] nanos = bean.getThreadCpuTime(ids);
        Map<Long, Long> each = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (nanos[i] >= 0) {
                each.put(ids[i], nanos[i]);
            }
        }
        return each;
    }

    private Map<Integer, Long> standbyLags() {
        Map<Integer, Long> lags = new HashMap<>();
        for (ObjectName name : metrics.queryNames(restoring, null)) {
            try {
                double lag = ((Number) metrics.getAttribute(name, "records-lag")).doubleValue();
                lags.put(Integer.valueOf(name.getKeyProperty("partition").replace("\"", "")), (long) lag);
            } catch (JMException e) {
                // A partition that is not copied any more.
            }
        }
        return lags;
    }

    private double sum(ObjectName pattern, String attribute) {
        return metrics.queryNames(pattern, null).stream()
                .mapToDouble(name -> {
                    try {
                        return ((Number) metrics.getAttribute(name, attribute)).doubleValue();
                    } catch (JMException e) {
                        // A metric that went with its client.
                        return 0;
                    }
                })
                .sum();
    }
}
