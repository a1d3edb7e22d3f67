package dev.freshet.trainer.evaluation;

import java.util.Arrays;

/** What slates are like apart from being right, over their first k items. */
final class ListQuality {

    private final int k;
    private final Goods goods;
    private final ItemPopularity popularity;
    private final int[] shown;
    private long items;
    private long pairs;
    private double novelty;
    private double percentiles;
    private double distances;

    ListQuality(int k, Goods goods, ItemPopularity popularity) {
        this.k = k;
        this.goods = goods;
        this.popularity = popularity;
        this.shown = new int[goods.size()];
    }

    void add(int[] slate) {
        int length = Math.min(k, slate.length);
        for (int i = 0; i < length; i++) {
            items++;
            shown[slate[i]]++;
            novelty += popularity.selfInformation(slate[i]);
            percentiles += popularity.percentile(slate[i]);
            for (int j = 0; j < i; j++) {
                pairs++;
                distances += goods.distance(slate[i], slate[j]);
            }
        }
    }

    int k() {
        return k;
    }

    /** Share of the catalog that was on any slate. */
    double coverage() {
        return (double) Arrays.stream(shown).filter(times -> times > 0).count() / Math.max(1, shown.length);
    }

    /** Mean self-information of a shown item, in bits (Zhou et al., PNAS 2010). */
    double novelty() {
        return novelty / Math.max(1, items);
    }

    /** Mean distance of two items of a slate (Ziegler et al., WWW 2005). */
    double diversity() {
        return distances / Math.max(1, pairs);
    }

    /** Mean popularity percentile of a shown item; 0.5 would be fair to all items (Abdollahpouri et al., 2019). */
    double popularity() {
        return percentiles / Math.max(1, items);
    }

    /** Gini coefficient of how often each item of the catalog was shown: 0 (equally often) to 1 (one item only). */
    double gini() {
        int[] sorted = shown.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            weighted += (i + 1.0) * sorted[i];
        }
        int n = sorted.length;
        return sum == 0 ? 0 : 2 * weighted / (n * sum) - (n + 1.0) / n;
    }
}
