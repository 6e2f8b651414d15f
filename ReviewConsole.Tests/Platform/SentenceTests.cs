using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Platform;

/// <summary>Every "no" of the domain is a sentence in both languages, with nothing left to fill in.</summary>
public sealed partial class SentenceTests
{
    private static readonly CultureInfo[] Both = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-Hans")];

    [Fact]
    public void Every_refusal_the_domain_can_give_has_a_sentence()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "ReviewConsole", "Domain"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Given.Matches(File.ReadAllText(file)).Select(m => m.Groups["code"].Value)).Distinct().ToList();

        codes.Count.ShouldBeGreaterThan(50);
        codes.Where(code => !Sentences.Knows(code)).ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_is_written_in_the_culture_asked_for_and_never_shows_a_code()
    {
        var refusal = Refusal.On("grounds", "weak_denial");

        Sentences.Of(refusal, Both[0]).ShouldStartWith("A denial must rest on something");
        Sentences.Of(refusal, Both[1]).ShouldSatisfyAllConditions(s => s.ShouldNotBe(Sentences.Of(refusal, Both[0])), s => s.ShouldNotContain("weak_denial"));
    }

    [Fact]
    public void A_refusal_of_a_deed_or_a_decision_leaves_nothing_to_fill_in() =>
        Properties.Hold(
            random =>
            {
                var taken = ACase.Taken(AnAppeal.Any(random));
                List<Refusal> refusals = [];
                for (var steps = random.Next(1, 8); steps > 0; steps--)
                {
                    refusals.AddRange(Deed(taken, random));
                }

                refusals.AddRange(taken.Case.Broken(Proposal(random), taken.Decider, taken.World, taken.Now));
                ShouldBeWhole(refusals);
            },
            usually: 150);

    [Theory]
    [InlineData("formatVersion", "2")]
    [InlineData("appealId", "\"\"")]
    [InlineData("account", "[]")]
    [InlineData("account.kind", "\"firm\"")]
    [InlineData("account.knownDevices", "-1")]
    [InlineData("account.knownDevices", "1.5")]
    [InlineData("account.knownDevices", "1e12")]
    [InlineData("account.registeredOn", "\"soon\"")]
    [InlineData("account.registeredOn", "\"1901-01-01\"")]
    [InlineData("account.registeredOn", "\"9999-01-01\"")]
    [InlineData("account.displayName", "\"a\\u0000b\"")]
    [InlineData("restriction.imposedAt", "\"2027-01-01T00:00:00Z\"")]
    [InlineData("restriction.rule.url", "\"x\"")]
    [InlineData("restriction.rule.title", "7")]
    [InlineData("restriction.rule.version", "\"2026-07\"")]
    [InlineData("restriction.id", "null")]
    [InlineData("signals[0].code", "\"moon_phase\"")]
    [InlineData("signals[0].observedOn", "null")]
    [InlineData("harm.currency", "\"yuan\"")]
    [InlineData("appeal.language", "\"?\"")]
    [InlineData("appeal.language", "\"uk\"")]
    [InlineData("appeal.statement", "\"\"")]
    [InlineData("appeal.requests", "[1]")]
    [InlineData("colour", "1")]
    public void Nor_does_a_refusal_or_warning_about_an_appeal(string path, string json)
    {
        var reading = new AnAppeal().With(path, JsonNode.Parse(json)).Read();

        (reading.Refusals.Count + reading.Warnings.Count).ShouldBeGreaterThan(0);
        ShouldBeWhole([.. reading.Refusals, .. reading.Warnings]);
    }

    [Fact]
    public void Nor_about_a_line()
    {
        var lone = new AnAppeal().Line().Replace("Maria", "\\ud800", StringComparison.Ordinal);
        string[] lines = ["{", "[]", new string('[', 99), new string('x', 300_000), lone, "{\"\\ud800\":1}", "\ud800"];
        foreach (var line in lines)
        {
            var refusals = Domain.Intake.AppealReader.Read(line, CatalogueFiles.Own, AnAppeal.Now).Refusals;
            refusals.ShouldNotBeEmpty();
            ShouldBeWhole(refusals);
        }

        ShouldBeWhole(new AnAppeal().Saying(new string('x', 20_001)).With("signals[0].evidence", new JsonArray([.. Enumerable.Range(0, 51).Select(_ => new JsonObject())]))
            .With("signals[0].baseline", new string('x', 1_001)).Read().Refusals);
    }

    private static IReadOnlyList<Refusal> Deed(ACase taken, Random random)
    {
        var route = CatalogueFiles.Own.Routes[random.Next(CatalogueFiles.Own.Routes.Count)].Code;
        var check = taken.Case.ChecksOfRound.Count > 0 ? taken.Case.ChecksOfRound[random.Next(taken.Case.ChecksOfRound.Count)].Id : new CheckId(Guid.NewGuid());
        var token = new ClaimToken(random.Next(4) == 0 ? random.Next(2) : taken.Token.Value);
        var person = random.Next(5) == 0 ? ACase.Chen : ACase.Lin;
        return random.Next(6) switch
        {
            0 => taken.Case.Offer(route, new CheckId(Guid.NewGuid()), person, token, taken.World, taken.Now).Refusals,
            1 => taken.Case.Record(new CheckRecord(check, (CheckState)random.Next(5), random.Next(2) == 0 ? "seen" : "", null), person, token, taken.World, taken.Now).Refusals,
            2 => taken.Case.Find(random.Next(6), (Finding)random.Next(5), null, person, token, taken.World, taken.Now).Refusals,
            3 => taken.Case.Send(check, person, token, taken.Now).Refusals,
            4 => taken.Case.WaitForCheck(ACase.Chen, token, taken.Now).Refusals,
            _ => taken.Case.Take(person, random.Next(3) == 0 ? new HashSet<string> { taken.Case.Account.Id } : ACase.NoInterests,
                ClaimOrigin.Picked, taken.World, taken.Now).Refusals,
        };
    }

    private static DecisionProposal Proposal(Random random)
    {
        string[] texts = ["", "Too short.", AProposal.OwnWords, AProposal.OwnChineseWords, new string('x', 7_000), AProposal.OwnWords + " You declined face verification."];
        string[] codes = [.. CatalogueFiles.Own.Grounds.Select(g => g.Code), .. CatalogueFiles.Own.Never.Select(n => n.Code), "D10"];
        return new DecisionProposal
        {
            Outcome = (Outcome)random.Next(2),
            Grounds = [.. codes.Where(_ => random.Next(8) == 0).Select(c => new GroundStatement(c, random.Next(2) == 0 ? "stated" : null))],
            Conditions = random.Next(3) == 0 ? [new ConditionTerm("C9")] : [],
            Justification = texts[random.Next(texts.Length)],
            InternalNote = random.Next(2) == 0 ? "note" : null,
            Rule = random.Next(2) == 0 ? new RuleCitation("ATO-11", "2025-02") : null,
        };
    }

    private static void ShouldBeWhole(IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            foreach (var sentence in Both.Select(culture => Sentences.Of(refusal, culture)))
            {
                // Whoever shows the sentence says what it is about.
                var rest = sentence.Replace("{about}", "", StringComparison.Ordinal);
                rest.ShouldNotBeNullOrWhiteSpace();
                Gap.IsMatch(rest).ShouldBeFalse($"{refusal}: {sentence}");
                rest.ShouldNotContain(refusal.Code);
            }
        }
    }

    [GeneratedRegex(
        @"(?:Refusal\.Of\(|Refusal\.On\((?:\$?""[^""]*""|\w+), |\bAdd\([^,;]+, |\bconst string Code = |\btooLong(?: =|:) )""(?<code>[a-z_]+)""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Given { get; }

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Gap { get; }
}
