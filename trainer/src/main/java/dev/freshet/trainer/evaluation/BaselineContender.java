package dev.freshet.trainer.evaluation;

import dev.freshet.core.baseline.Baseline;
import dev.freshet.core.baseline.Ranking;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.function.Predicate;

/** A baseline is judged by the same rules as a model. */
final class BaselineContender implements Contender {

    private final Baseline baseline;
    private final Goods goods;

    BaselineContender(Baseline baseline, Goods goods) {
        this.baseline = baseline;
        this.goods = goods;
    }

    @Override
    public String name() {
        return baseline.name();
    }

    @Override
    public void learn(UserEvent event) {
        baseline.learn(event);
    }

    @Override
    public void refit() {
        baseline.refit();
    }

    @Override
    public Answer answer(Case asked, int most) {
        Predicate<String> allowed = id -> {
            int place = goods.place(id);
            return place != Goods.UNKNOWN && asked.allowed().get(place);
        };
        Ranking ranking = baseline.ranking(asked.subject());
        int[] slate = ranking.top(most, allowed).stream().mapToInt(goods::place).toArray();
        List<String> shown =
                asked.targets().stream().map(Target::itemId).filter(allowed).toList();
        double auc = shown.isEmpty()
                ? Double.NaN
                : Auc.of(ranking.standing(shown, allowed), asked.allowed().cardinality());
        return new Answer(slate, auc);
    }
}
