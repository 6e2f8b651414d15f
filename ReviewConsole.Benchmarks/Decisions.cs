using Microsoft.EntityFrameworkCore;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Demo;
using ReviewConsole.Features.Decisions;

namespace ReviewConsole.Benchmarks;

/// <summary>One decision, from the call to the answer, synced to disk.</summary>
internal static class Decisions
{
    private const int Warm = 40;
    private const int Rounds = 60;

    /// <summary>
    /// Decides cases through the door, and then writes the same statements, prepared, into a copy made just before: the same work on the
    /// same pages, one transaction each.
    /// </summary>
    public static async Task MeasureAsync(ProgramServices program, FilledDatabase database, PersonId reviewer)
    {
        var deeds = await TakeAsync(program, reviewer);
        var copy = await database.CopyAsync();
        try
        {
            using var raw = await RawSqlite.OpenAsync(copy);
            using var log = await StatementLog.OpenAsync();
            IReadOnlyList<Statement> sent = [];
            var timings = await Timing.MeasureAsync(Warm, Rounds, new Contest(
                "one decision",
                async round => sent = await log.OfAsync(() => DecideAsync(program, reviewer, deeds[round])),
                _ =>
                {
                    raw.Prepare(sent);
                    raw.Write(sent);
                }));
            Report.Line(timings[0]);
        }
        finally
        {
            copy.Delete();
        }
    }

    private static async Task DecideAsync(ProgramServices program, PersonId reviewer, DecideCase deed)
    {
        var decided = await program.Door.DoAsync(Actor.Of(reviewer), deed);
        if (!decided.IsDone)
        {
            throw new InvalidOperationException("A decision was refused: " + string.Join(", ", decided.Refusals));
        }
    }

    private static async Task<IReadOnlyList<DecideCase>> TakeAsync(ProgramServices program, PersonId reviewer)
    {
        await using var db = await program.Databases.CreateDbContextAsync();
        var open = await db.Cases.AsNoTracking().Where(c => c.State == CaseState.Queued && c.Round == 1 && (c.Language == "en" || c.Language == "zh-CN"))
            .OrderBy(c => c.Id).Take(Warm + Rounds).ToListAsync();
        var deeds = new List<DecideCase>();
        foreach (var (at, subject) in open.Index())
        {
            var claim = await program.Door.DoAsync(Actor.Of(reviewer), new ClaimCase(subject.Id) { Anyway = true });
            deeds.Add(new DecideCase(subject.Id, claim.Answer.Token, Proposal(subject, at)));
        }

        return deeds;
    }

    private static DecisionProposal Proposal(Case subject, int seed) => new()
    {
        Outcome = Outcome.Approve,
        Grounds = [new GroundStatement("A7", subject.Language == "en" ? "The platform did not name it." : "平台未说明规则版本。")],
        Justification = DemoTexts.Of(subject.Language, seed),
        Rule = subject.Restriction.Rule is { Version: { } version } rule ? new RuleCitation(rule.Id, version) : null,
    };
}
