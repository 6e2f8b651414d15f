using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Support;

/// <summary>What the form of a route says when it ended so: complete, and as strong as the route can be.</summary>
internal static class SomeDetails
{
    /// <summary>The details; null for routes without a form, and where nothing came.</summary>
    public static CheckDetails? Of(string route, CheckState result, DateTimeOffset now) => result is not (CheckState.Passed or CheckState.Failed) ? null : route switch
    {
        "order_kba" => new OrderRecall(5, result == CheckState.Passed ? 4 : 1, FreeRecall: true, Unseen: true),
        "id_doc_noselfie" => new DocumentCheck(DocumentKind.IdentityCard, DocumentMethod.TwoFactor, result == CheckState.Passed, "123X", PortraitCovered: true, null),
        "in_person" => new CounterVisit("Harbour Street", "K-14", DocumentKind.IdentityCard, result == CheckState.Passed, Day(now)),
        "trusted_contact" => new ContactConfirmation(
            "tc-77", 2, Day(now), result == CheckState.Passed ? ContactSaid.OwnerAsks : ContactSaid.NotOwner, NamedBefore: true),
        _ => null,
    };

    /// <summary>The end of a waiting period that has begun, everywhere delivered.</summary>
    public static WaitingPeriod Ended(Check check, int objections = 0)
    {
        var wait = (WaitingPeriod)check.Details!;
        return wait with { Told = [.. wait.Told.Select(t => t with { Delivered = true })], Objections = objections };
    }

    /// <summary>A record of how a check ended.</summary>
    public static CheckRecord Record(CheckId check, string route, CheckState result, DateTimeOffset now, string? seen = "seen by hand", string? reference = "ref-1") =>
        new(check, result, seen, reference, Of(route, result, now));

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
