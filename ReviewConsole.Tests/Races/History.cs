using System.Globalization;
using ReviewConsole.Data.Journal;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Races;

/// <summary>Reads from the journal who held a case when.</summary>
internal static class History
{
    /// <summary>Tokens rise by one; a new holder comes only after the last one gave up, decided, or ran out; only the holder decides.</summary>
    public static void ShouldBeOnesAtATime(IReadOnlyList<FactRow> facts)
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
                    fact.At.ShouldBeLessThan(until);
                    break;
                case FactKinds.Released or FactKinds.Skipped or FactKinds.SetAside or FactKinds.HandedOver:
                    (fact.Actor, Number(codes["token"])).ShouldBe((holder, token));
                    (holder, until) = ("", DateTimeOffset.MinValue);
                    break;
                case FactKinds.Decided:
                    (fact.Actor, Number(codes["token"])).ShouldBe((holder, token));
                    fact.At.ShouldBeLessThan(until);
                    (holder, until) = ("", DateTimeOffset.MinValue);
                    break;
            }
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
