using System.Text.Json.Nodes;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using Case = ReviewConsole.Domain.Cases.Case;

namespace ReviewConsole.Domain.Intake;

/// <summary>Whatever the reader lets in, however far at the edge, the domain can live with: a case opens, is judged and told.</summary>
public sealed class AppealEdgeTests
{
    private static readonly string[] Instants =
        ["1990-01-01T00:00:00Z", "2199-12-31T23:59:59.9999999Z", "2199-12-31T09:59:59-14:00", "1990-01-01T14:00:00+14:00", "2026-07-14T02:00:00Z", "2024-02-29T12:00:00Z"];

    private static readonly string[] Days = ["1990-01-01", "2199-12-31", "2024-02-29", "2026-07-13"];

    private static readonly string[] Texts = ["", " ", "\t\r\n", "{date} {", "“”", "😀", "مرحبا", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "$1 \\1 (?<x>"];

    private static readonly HashSet<string> FreeTexts =
        ["displayName", "phone", "email", "decidedBy", "observed", "baseline", "source", "text", "title", "statement", "answer", "address", "en", "zh-CN"];

    [Fact]
    public void A_case_opens_is_judged_and_told() =>
        Properties.Hold(
            random =>
            {
                var appeal = AnAppeal.Any(random);
                var json = appeal.Json();
                Replace(json, random);
                var reading = AppealReader.Read(json.ToJsonString(), ACase.DefaultWorld.Catalogue, AnAppeal.Now);
                if (reading.Message is not { } message)
                {
                    reading.Refusals.ShouldAllBe(r => r.Code == "bad_date");
                    return;
                }

                var opened = Case.Open(message, new CaseId(1), CaseNumber.Of(2026, 1), ACase.DefaultWorld, AnAppeal.Now).Answer;
                Urgency.Of(opened.DueAt, opened.Harm, opened.Restriction.ImposedAt, opened.ReceivedAt, HarmWeights.Default).ShouldBeLessThanOrEqualTo(opened.DueAt);
                var decider = new Decider(ACase.Lin, new ReviewerName("Lin", 14), ACase.NoInterests, Decisions.RecentTexts.None);
                foreach (var proposal in new[] { AProposal.Approve("A7"), AProposal.Deny("D3") with { Justification = opened.Skeleton(PromisedEffect.Kept, ACase.DefaultWorld, AnAppeal.Now) } })
                {
                    opened.Broken(proposal, decider, ACase.DefaultWorld, AnAppeal.Now);
                    opened.Notice(proposal, decider, ACase.DefaultWorld, AnAppeal.Now).AsText().ShouldNotBeEmpty();
                }
            },
            usually: 400);

    // Some leaves get another value of their own kind, from the edge.
    private static void Replace(JsonNode node, Random random)
    {
        if (node is JsonObject part)
        {
            foreach (var (name, value) in part.ToList())
            {
                part[name] = Edge(name, value, random);
            }
        }
        else if (node is JsonArray list)
        {
            for (var at = 0; at < list.Count; at++)
            {
                list[at] = Edge("", list[at], random);
            }
        }
    }

    private static JsonNode? Edge(string name, JsonNode? value, Random random)
    {
        if (value is JsonObject or JsonArray)
        {
            Replace(value, random);
            return value.DeepClone();
        }

        if (random.Next(4) > 0 || value is null || name == "formatVersion")
        {
            return value?.DeepClone();
        }

        return value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.Number => random.Next(2) == 0 ? 0 : AppealLimits.Count,
            System.Text.Json.JsonValueKind.String when name.EndsWith("At", StringComparison.Ordinal) || name is "observedOn" or "expiresOn" or "at" => Pick(Instants, random),
            System.Text.Json.JsonValueKind.String when name.EndsWith("On", StringComparison.Ordinal) => Pick(Days, random),
            System.Text.Json.JsonValueKind.String when FreeTexts.Contains(name) => Pick(Texts, random),
            _ => value.DeepClone(),
        };
    }

    private static string Pick(string[] values, Random random) => values[random.Next(values.Length)];
}
