using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Intake;

/// <summary>What the sender should mend next time; none of it turns the person away (design.md §6).</summary>
internal static class AppealWarnings
{
    public static IEnumerable<Refusal> Of(AppealMessage message, ReviewCatalogue catalogue) =>
        [.. Signals(message, catalogue), .. Answers(message), .. Restriction(message, catalogue), .. Words(message)];

    private static IEnumerable<Refusal> Signals(AppealMessage message, ReviewCatalogue catalogue)
    {
        if (message.Signals.Count == 0)
        {
            yield return Refusal.On("signals", "no_signals");
        }

        foreach (var (at, signal) in message.Signals.Index())
        {
            var path = $"signals[{Problems.Number(at)}]";
            if (catalogue.Signal(signal.Code) is null)
            {
                yield return Refusal.On($"{path}.code", "unknown_signal", ("signal", Problems.Shown(signal.Code)));
            }

            if (signal.ObservedOn is null)
            {
                yield return Refusal.On($"{path}.observedOn", "signal_undated", ("signal", Problems.Shown(signal.Code)));
            }
        }
    }

    private static IEnumerable<Refusal> Answers(AppealMessage message)
    {
        var fired = message.Signals.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        return message.Answers.Select(a => a.Signal).Where(code => !fired.Contains(code)).Distinct(StringComparer.Ordinal)
            .Select(code => Refusal.On("appeal.answers", "answer_without_signal", ("signal", Problems.Shown(code))));
    }

    private static IEnumerable<Refusal> Restriction(AppealMessage message, ReviewCatalogue catalogue)
    {
        if (message.Restriction.Rule is not { Version: { } version } rule)
        {
            yield return Refusal.On("restriction.rule", "rule_missing");
        }
        else if (!RuleInForce.Held(message.Restriction, catalogue))
        {
            yield return Refusal.On("restriction.rule.version", "rule_not_in_force", ("rule", rule.Id), ("version", version));
        }

        if (message.Restriction.ImposedAt > message.ReceivedAt)
        {
            yield return Refusal.On("restriction.imposedAt", "imposed_after_receipt");
        }
    }

    private static IEnumerable<Refusal> Words(AppealMessage message)
    {
        if (!Languages.HasTexts(message.Language))
        {
            yield return Refusal.On("appeal.language", "language_without_texts", ("language", message.Language));
        }

        if (string.IsNullOrWhiteSpace(message.Statement))
        {
            yield return Refusal.On("appeal.statement", "statement_empty");
        }
    }
}
