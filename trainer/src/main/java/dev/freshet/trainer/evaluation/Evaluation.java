package dev.freshet.trainer.evaluation;

import dev.freshet.core.baseline.Baselines;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.ranking.SignalFeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * An evaluation to be made.
 *
 * @param shown what may stand on a slate
 * @param also other ways in which each model is asked
 * @param heldOut items to be treated as if they were launched when the test begins; where bundles were trained without more of them, those
 * @param baselines names, see {@link Baselines}
 * @param draws of the bootstrap, at least 1
 * @param seed of the bootstrap
 * @param evenIfTrainedOn whether to go on where a bundle has seen the test part
 */
public record Evaluation(
        Protocol protocol,
        Shown shown,
        List<Asking> also,
        HeldOutItems heldOut,
        List<String> baselines,
        int draws,
        long seed,
        boolean evenIfTrainedOn) {

    /** Items of the slates that count. */
    static final List<Integer> LENGTHS = List.of(10, 20);

    private static final String ONE_MODEL = "freshet";

    /** Each model is asked as the stream asks it, about all items. */
    public Evaluation(
            Protocol protocol, Shown shown, List<String> baselines, int draws, long seed, boolean evenIfTrainedOn) {
        this(protocol, shown, List.of(), HeldOutItems.NONE, baselines, draws, seed, evenIfTrainedOn);
    }

    public Evaluation {
        also = List.copyOf(also);
        baselines = List.copyOf(baselines);
        if (draws < 1) {
            throw new EvaluationException("--draws is " + draws + "; at least 1 is allowed");
        }
    }

    /**
     * Judges bundles, if any, beside baselines, if any.
     *
     * @throws EvaluationException if a bundle was trained on the test part, or there is nothing to judge
     */
    public EvaluationReport run(List<Bundle> bundles, Dataset dataset) {
        if (bundles.isEmpty() && baselines.isEmpty()) {
            throw new EvaluationException("there is nothing to judge; give --model, or --baselines other than none");
        }
        List<String> notes = new ArrayList<>();
        HeldOutItems unseen = heldOut(bundles, notes);
        OptionalLong cut = OptionalLong.empty();
        for (Bundle bundle : bundles) {
            OptionalLong ofBundle = trainedUntil(bundle, dataset, notes);
            cut = ofBundle.isPresent() ? OptionalLong.of(Math.max(cut.orElse(0), ofBundle.getAsLong())) : cut;
        }
        TestEvents test = TestEvents.of(protocol, dataset, cut, unseen);
        Goods goods = Goods.of(dataset);
        List<ModelContender> models = models(bundles, goods, unseen);
        try {
            List<Contender> contenders = new ArrayList<>(models);
            for (String name : baselines) {
                contenders.add(new BaselineContender(
                        Baselines.named(name, goods.catalog().items()), goods));
            }
            Evaluator evaluator = new Evaluator(goods, shown, unseen, contenders, LENGTHS);
            evaluator.run(dataset, test);
            requireCases(evaluator, dataset);
            return report(
                    evaluator, models, goods, dataset, facts(dataset, test, bundles, unseen), notes, test.parts());
        } finally {
            models.forEach(ModelContender::close);
        }
    }

    private List<ModelContender> models(List<Bundle> bundles, Goods goods, HeldOutItems unseen) {
        Map<String, ModelContender> models = new LinkedHashMap<>();
        Predicate<CatalogItem> shelf = shown.shelf(unseen);
        for (Bundle bundle : bundles) {
            String plain = bundles.size() == 1 ? ONE_MODEL : bundle.version();
            String name = models.containsKey(plain) ? plain + "#" + (models.size() + 1) : plain;
            models.put(name, new ModelContender(name, Asking.AS_STREAMED, bundle, goods, shelf));
            for (Asking other : also) {
                String otherName = name + " " + other.label();
                models.put(otherName, new ModelContender(otherName, other, bundle, goods, shelf));
            }
        }
        return List.copyOf(models.values());
    }

    private EvaluationReport report(
            Evaluator evaluator,
            List<ModelContender> models,
            Goods goods,
            Dataset dataset,
            List<String> facts,
            List<String> notes,
            int parts) {
        Cases cases = evaluator.cases();
        ReportMaker maker = new ReportMaker(cases, evaluator.answers(), LENGTHS, draws, seed, goods.areDescribed());
        ReportMaker.Tables tables = maker.tables();
        Map<String, Long> targets = new LinkedHashMap<>();
        for (Slice slice : Slice.values()) {
            targets.put(slice.label(), cases.targets(slice));
        }
        return new EvaluationReport(
                dataset.name(),
                protocol.label(),
                shown.label(),
                cases.size(),
                cases.subjects(),
                targets,
                evaluator.withoutHistory(),
                goods.size(),
                draws,
                models.stream().map(Evaluation::model).toList(),
                tables.rows(),
                maker.lists(),
                maker.areas(),
                maker.byHistory(),
                parts == 1 ? List.of() : maker.byPart(parts),
                tables.comparisons(),
                facts,
                notes);
    }

    private static EvaluationReport.Model model(ModelContender model) {
        return new EvaluationReport.Model(
                model.name(),
                model.bundle().version(),
                model.asking().label(),
                model.fallbacks(),
                model.unknownTargets(),
                model.asking() == Asking.AS_STREAMED ? model.bundle().manifest().training() : Map.of());
    }

    private void requireCases(Evaluator evaluator, Dataset dataset) {
        if (evaluator.cases().size() == 0) {
            throw new EvaluationException("protocol " + protocol.label() + " finds no event of " + dataset.name()
                    + " to foretell from a history; "
                    + (protocol == Protocol.NEXT_BASKET
                            ? "it needs purchases, use --protocol temporal for other events"
                            : "are there subjects with several events?"));
        }
    }

    /** The most that any of them was not trained on. */
    private HeldOutItems heldOut(List<Bundle> bundles, List<String> notes) {
        HeldOutItems most = heldOut;
        for (Bundle bundle : bundles) {
            HeldOutItems ofBundle = heldOut(bundle);
            most = ofBundle.share() > most.share() ? ofBundle : most;
        }
        for (Bundle bundle : bundles) {
            if (heldOut(bundle).share() < most.share()) {
                notes.add(bundle.version() + " was trained on items that are treated as held out here");
            }
        }
        if (shown == Shown.HELD_OUT && most.isNone()) {
            throw new EvaluationException(
                    "--policy held-out: no item is held out; train with --hold-out-items, or give it here");
        }
        return most;
    }

    private static HeldOutItems heldOut(Bundle bundle) {
        String share = bundle.manifest().training().get(HeldOutItems.FACT);
        return share == null ? HeldOutItems.NONE : new HeldOutItems(Double.parseDouble(share));
    }

    private List<String> facts(Dataset dataset, TestEvents test, List<Bundle> bundles, HeldOutItems unseen) {
        List<String> facts = new ArrayList<>();
        facts.add("test: " + test.words());
        facts.add("policy " + shown.label() + ": " + shown.words());
        if (!unseen.isNone()) {
            facts.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the items, by their ids, are new: nobody learns of an event with them before the test begins",
                    100 * unseen.share()));
        }
        if (baselines.contains("ials") || baselines.contains("item2vec")) {
            facts.add("ials and item2vec learn item vectors in batch, "
                    + (test.parts() == 1
                            ? "once, before the first test event"
                            : "before each of " + test.parts() + " parts of the test")
                    + "; what a subject did counts at once");
        }
        String signal = dataset.hasTimes()
                ? "popularity and co-visits of the stream: " + SignalFeed.WORDS
                : "popularity and co-visits of the stream: none, the data has no times";
        for (Bundle bundle : bundles) {
            BundleManifest.Ranking weights = bundle.ranking();
            facts.add(bundle.version() + ": " + signal + "; ranking weights: repeat " + weights.repeat()
                    + ", popularity " + weights.popularity() + ", met " + weights.met() + ", recent "
                    + weights.recent()
                    + ", co-visitation " + weights.coVisitation());
        }
        return facts;
    }

    private OptionalLong trainedUntil(Bundle bundle, Dataset dataset, List<String> notes) {
        Map<String, String> training = bundle.manifest().training();
        if (!dataset.name().equals(training.get("dataset"))) {
            notes.add(bundle.version() + " was trained on " + training.getOrDefault("dataset", "unknown data"));
            return OptionalLong.empty();
        }
        requireUnseen(bundle, training.getOrDefault("holdout", Holdout.NONE.label()), notes);
        String from = training.get("testFromMs");
        return from == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(from));
    }

    private void requireUnseen(Bundle bundle, String holdout, List<String> notes) {
        if (protocol.holdouts().stream().anyMatch(allowed -> allowed.label().equals(holdout))) {
            return;
        }
        String problem = bundle.version() + " was trained with holdout " + holdout
                + " and has seen the test part of protocol " + protocol.label();
        if (!evenIfTrainedOn) {
            throw new EvaluationException(problem + "; train with --holdout "
                    + (protocol == Protocol.LEAVE_ONE_OUT ? "leave-one-out" : "temporal")
                    + ", or give --even-if-trained-on");
        }
        notes.add(problem + ": these figures say nothing about quality");
    }
}
