using Microsoft.Extensions.Localization;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>Says why a case is next, and why none is.</summary>
internal sealed class NextWords(IStringLocalizer<NextWords> words, QueueWords lines)
{
    /// <summary>"due in 2 days; 1,280 CNY held; somebody's livelihood; locked 412 days; in Chinese, which you read".</summary>
    /// <param name="facts">What put it before others.</param>
    /// <param name="reads">The languages the reader reads.</param>
    /// <param name="now">The instant (UTC).</param>
    public string Because(NextFacts facts, IReadOnlyList<string> reads, DateTimeOffset now) => string.Join(words["Semicolon"], Parts(facts, reads, now));

    /// <summary>One reason why open cases are not for this person, with how many there are.</summary>
    public string WhyNot(WhyNot why, CappedCount count, IReadOnlyList<string> languages) =>
        words[$"Not.{why}" + (count.Value == 1 ? ".One" : ".Other"), count, Terms.List(languages.Take(3).Select(Terms.Language))];

    private IEnumerable<string> Parts(NextFacts facts, IReadOnlyList<string> reads, DateTimeOffset now)
    {
        if (facts.CameBack != CameBack.Nothing)
        {
            yield return words[facts.CameBack.ToString()];
        }

        if (facts.WasAssigned)
        {
            yield return words["Assigned"];
        }

        if (facts.Judged is { } state)
        {
            yield return words[state.ToString()];
        }

        if (facts.BeforeLead)
        {
            yield return words["BeforeLead"];
        }

        var left = RemainingTime.Until(facts.DueAt, now);
        yield return words.Count($"{(left.Pressure == TimePressure.Over ? "Over" : "Due")}.{left.Unit}", left.Count);
        if (lines.Held(facts.HeldMinor, facts.Currency) is { } held)
        {
            yield return held;
        }

        if (facts.Livelihood)
        {
            yield return words["Livelihood"];
        }

        if (facts.OpenOrders > 0)
        {
            yield return words.Count("Orders", facts.OpenOrders);
        }

        var days = (int)(now - facts.ImposedAt).TotalDays;
        yield return days < 1 ? words["LockedToday"] : words.Count("Locked", days);
        yield return words[reads.Contains(facts.Language) ? "LanguageRead" : "Language", Terms.Language(facts.Language)];
    }
}
