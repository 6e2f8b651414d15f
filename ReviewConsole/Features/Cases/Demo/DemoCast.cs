using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>The people who work on cases in the demonstration, and what they do in each plot.</summary>
internal sealed record DemoCast(PersonId Lin, PersonId Ostrowski, PersonId Chen)
{
    /// <summary>Plays a plot.</summary>
    /// <returns>The decision, where the plot has one.</returns>
    public async Task<DecisionId?> PlayAsync(Plot plot, int at, DemoStory story, AppealMessage appeal, DateTimeOffset now)
    {
        // Shifted from one run of plots to the next, so that everybody has something of everything.
        var who = ((at + (at / 20)) % 5) switch { 0 or 1 => Lin, 2 or 3 => Ostrowski, _ => Chen };

        // Ownership is not in question where terms were breached, and findings need signals.
        var theft = appeal.Restriction.Basis != RestrictionBasis.TermsBreach;
        switch (plot)
        {
            case Plot.Held or Plot.Lapsed:
                await story.TakeAsync(plot == Plot.Held ? (at / 20 % 3) switch { 0 => Lin, 1 => Ostrowski, _ => Chen } : who);
                return null;
            case Plot.Aside:
                await story.TakeAsync(Lin);
                await story.SetAsideAsync(Lin, now.AddHours(at % 40 == 32 ? 3 : 22));
                return null;
            case Plot.HandedOver:
                await story.TakeAsync(Ostrowski);
                await story.HandOverAsync(Ostrowski, Lin);
                return null;
            case Plot.Released:
                await story.TakeAsync(who);
                await story.ReleaseAsync(who);
                return null;
            case Plot.Waiting:
                await story.TakeAsync(who);
                await story.OfferAsync(who, "in_person");
                await story.OfferAsync(who, "notarised");
                await story.WaitAsync(who);
                return null;
            case Plot.Asked or Plot.Answered or Plot.Silent:
                await AskAsync(plot, at, who, story);
                return null;
            case Plot.Explained or Plot.Wrong when appeal.Signals.Count > 0:
                await story.TakeAsync(who);
                await story.FindAsync(who, plot == Plot.Wrong ? Finding.Wrong : Finding.Explained);
                if (plot == Plot.Explained && theft)
                {
                    await story.CheckAsync(who, "in_person", CheckState.Passed);
                }

                return await story.DecideAsync(who, Outcome.Approve, plot == Plot.Wrong ? ["A3"] : theft ? ["A1", "A2"] : ["A5"]);
            case Plot.Explained or Plot.Wrong or Plot.Defect:
                await story.TakeAsync(who);
                return await story.DecideAsync(who, Outcome.Approve, "A7");
            case Plot.Seen:
                await story.TakeAsync(who);
                await story.CheckAsync(who, "in_person", CheckState.Passed);
                return await story.DecideAsync(who, Outcome.Approve, theft ? "A1" : "A5");
            case Plot.Denied or Plot.Again when theft && appeal.Restriction.Rule is not null && DemoTexts.Varies(appeal.Language):
                return await DenyAsync(plot, at, who, story, appeal, now);
            case Plot.Proposed or Plot.Disagreed when theft && appeal.Signals.Count > 0 && appeal.Restriction.Rule is not null && DemoTexts.Varies(appeal.Language):
                await TwoAsync(plot, story);
                return null;
            case Plot.Joined:
                await story.AppealAgainAsync(appeal.ReceivedAt.AddHours(5) < now ? appeal.ReceivedAt.AddHours(5) : now.AddMinutes(-1));
                return null;
            default:
                return null;
        }
    }

    // The first of those who wait has little time left, the other much.
    private static async Task AskAsync(Plot plot, int at, PersonId who, DemoStory story)
    {
        var days = plot == Plot.Silent ? 3 : at % 2 == 0 ? 10 : 5;
        await story.TakeAsync(who);
        await story.AskAsync(who, days);
        await (plot == Plot.Answered ? story.AnswerAsync(who) : plot == Plot.Silent ? story.StaySilentAsync(days) : Task.CompletedTask);
    }

    private async Task TwoAsync(Plot plot, DemoStory story)
    {
        var (first, second) = plot == Plot.Proposed ? (Ostrowski, Lin) : (Lin, Ostrowski);
        await story.TakeAsync(first);
        await story.FindAsync(first, Finding.Untested);
        await story.CheckAsync(first, "in_person", CheckState.Failed);
        await story.ProposeAsync(first, "D1");
        if (plot == Plot.Disagreed)
        {
            await story.TakeAsync(second);
            await story.FindAsync(second, Finding.Wrong);
            await story.JudgeAsync(second, Outcome.Approve, "A3");
        }
    }

    private static async Task<DecisionId> DenyAsync(Plot plot, int at, PersonId who, DemoStory story, AppealMessage appeal, DateTimeOffset now)
    {
        await story.TakeAsync(who);
        await story.FindAsync(who, at % 4 == 0 ? Finding.Untested : Finding.Confirmed);
        await story.CheckAsync(who, "in_person", CheckState.Failed);
        var decision = await story.DecideAsync(who, Outcome.Deny, "D3");
        if (plot == Plot.Again)
        {
            var later = appeal.ReceivedAt.AddDays(7);
            await story.AppealAgainAsync(later < now ? later : now.AddMinutes(-5));
        }

        return decision;
    }
}
