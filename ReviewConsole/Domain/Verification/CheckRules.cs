using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>How a check ended, as somebody saw it.</summary>
/// <param name="Check">Which check.</param>
/// <param name="Result">Passed, failed or expired.</param>
/// <param name="Seen">What was seen, in words: results only, never answers, codes or an image of a face. Not needed beside details.</param>
/// <param name="Reference">The platform's or provider's reference.</param>
/// <param name="Details">What the route's own form says; null where it has none.</param>
public sealed record CheckRecord(CheckId Check, CheckState Result, string? Seen, string? Reference, CheckDetails? Details = null);

/// <summary>What the record of a check must say, and must not hold.</summary>
public static class CheckRules
{
    /// <summary>Every reason why the platform's word on it cannot be taken: it needs no words of a reviewer, but says no less where the route has a form.</summary>
    public static IReadOnlyList<Refusal> BrokenFromOutside(CheckRecord record, Check check, Account account, DateTimeOffset now) =>
        [.. Broken(record, check, account, now).Where(r => r.Code != "check_seen_missing")];

    /// <summary>Every reason why it cannot be recorded so.</summary>
    public static IReadOnlyList<Refusal> Broken(CheckRecord record, Check check, Account account, DateTimeOffset now)
    {
        var about = $"check:{record.Check.Value:D}";
        if (record.Result is CheckState.Offered or CheckState.Sent)
        {
            return [Refusal.On(about, "check_result_missing")];
        }

        List<Refusal> broken = [];
        if (new[] { record.Seen }.Concat(record.Details?.Typed ?? []).Any(text => SecretText.Finds(text) is not null) || SecretText.IsCode(record.Reference))
        {
            broken.Add(Refusal.On(about, "secret_in_text"));
        }

        if (record.Result == CheckState.Expired)
        {
            return broken;
        }

        // A waiting period shows nothing by being said to be over: when it began and for how long is what it is.
        if (record.Details is null && check.Route == VerificationPolicy.Waiting && record.Result == CheckState.Passed)
        {
            return [.. broken, Refusal.On(about, "check_told")];
        }

        if (record.Details is not { } details)
        {
            return string.IsNullOrWhiteSpace(record.Seen) ? [.. broken, Refusal.On(about, "check_seen_missing")] : broken;
        }

        if (details.Route != check.Route)
        {
            return [.. broken, Refusal.On(about, "check_other_form")];
        }

        if (details is WaitingPeriod wait && wait.From < check.OfferedAt)
        {
            broken.Add(Refusal.On(about, "check_day"));
        }

        // Whoever holds one address only must not be the one who is asked: an owner reads at the other (regulation reference 4.2).
        if (details is WaitingPeriod { Told: { Count: > 0 } told } && record.Result == CheckState.Passed && WaitingPeriod.BoundTo(account).Except(told, StringComparer.Ordinal).Any())
        {
            broken.Add(Refusal.On(about, "check_told_all"));
        }

        broken.AddRange(details.Missing(now).Select(code => Refusal.On(about, code)));
        if (broken.Count == 0 && details.Shows(now) is var shows && shows != (record.Result == CheckState.Passed))
        {
            broken.Add(Refusal.On(about, shows is null ? "check_too_early" : "check_result_differs"));
        }

        return broken;
    }
}
