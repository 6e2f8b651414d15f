using System.Globalization;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Races;

/// <summary>Reads from the journal who held a case when.</summary>
internal static class History
{
    /// <summary>Tokens rise by one; a new holder comes only after the last one gave up, decided, or ran out; only the holder decides.</summary>
    /// <param name="facts">The facts of one case.</param>
    /// <param name="extended">Claims were extended, which leaves no fact: when one ended is not in the journal then.</param>
    public static void ShouldBeOnesAtATime(IReadOnlyList<FactRow> facts, bool extended = false)
    {
        var (token, holder, until) = (0L, "", DateTimeOffset.MinValue);
        foreach (var fact in facts)
        {
            var codes = FactHash.ReadCodes(fact.Codes);
            switch (fact.Kind)
            {
                case FactKinds.Claimed:
                    until.ShouldBeLessThanOrEqualTo(fact.At, $"{fact.Stream}: {fact.Actor} takes what {holder} holds");
                    Number(codes["token"]).ShouldBe(token + 1);
                    (token, holder, until) = (token + 1, fact.Actor, DateTimeOffset.Parse(codes["until"], CultureInfo.InvariantCulture));
                    break;
                case FactKinds.RouteOffered or FactKinds.CheckResult:
                    fact.Actor.ShouldBe(holder);
                    (extended || fact.At < until).ShouldBeTrue($"{fact.Stream}: {fact.Kind} after {until:O}");
                    break;
                case FactKinds.Released or FactKinds.Skipped or FactKinds.SetAside or FactKinds.HandedOver:
                    (fact.Actor, Number(codes["token"])).ShouldBe((holder, token));
                    (holder, until) = ("", DateTimeOffset.MinValue);
                    break;
                case FactKinds.Decided:
                    (fact.Actor, Number(codes["token"])).ShouldBe((holder, token));
                    (extended || fact.At < until).ShouldBeTrue($"{fact.Stream}: {fact.Kind} after {until:O}");
                    (holder, until) = ("", DateTimeOffset.MinValue);
                    break;
            }
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
