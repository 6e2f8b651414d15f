using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Features.Rights;

namespace ReviewConsole.Features.Cases.Demo;

/// <summary>
/// What appellants of the demonstration asked for beside their appeals, answered where the appeal is over: yes where the owner was seen, else first a question and after some days
/// a no. A few wait still, and what is asked for on open cases is for whoever looks.
/// </summary>
internal static class DemoRights
{
    private const int LeftOpen = 7;

    /// <summary>Answers them, each some time after its case was decided.</summary>
    public static async Task PlayAsync(DeedDoor door, IDbContextFactory<ReviewDb> databases, DemoCast cast, DateTimeOffset now)
    {
        await using var db = await databases.CreateDbContextAsync();
        var asked = await db.Rights.AsNoTracking().Join(db.CaseRows, r => r.CaseId, c => c.Id, (right, row) => new { right, row.Lane, row.DecidedAt, row.Language })
            .Where(a => a.Lane == Lane.Done && a.DecidedAt != null).OrderBy(a => a.right.CaseId).ThenBy(a => a.right.Kind).ToListAsync();
        PersonId[] people = [cast.Lin, cast.Ostrowski, cast.Chen];
        foreach (var one in asked.Where(a => a.right.Answers.Count == 0))
        {
            // By the case, so that another filling leaves open what this one left open.
            var at = (int)(one.right.CaseId.Value % 1000) + (int)one.right.Kind;
            var first = one.DecidedAt!.Value.AddMinutes(30 + (at % 50));
            if (at % LeftOpen != 3 && first < now)
            {
                await AnswerAsync(door, one.right, Actor.Of(people[at % people.Length]), one.Language, first, now);
            }
        }
    }

    private static async Task AnswerAsync(DeedDoor door, RightsRequest right, Actor who, string language, DateTimeOffset first, DateTimeOffset now)
    {
        var granted = await door.DoAtAsync(who, new AnswerRight(right.CaseId, right.Id, new(RightAnswerKind.Granted)), first);
        if (granted.IsDone)
        {
            if (granted.Answer == RightState.Told)
            {
                await door.DoAtAsync(Actor.Platform, new ReportRight(right.CaseId, right.Id, RightResult.Done, ""), first.AddMinutes(20));
            }

            return;
        }

        await door.DoAtAsync(who, new AnswerRight(right.CaseId, right.Id, new(RightAnswerKind.Verify) { Routes = ["in_person"] }), first);
        if (first.AddDays(6) is var then && then < now && language is "zh" or "en")
        {
            await door.DoAtAsync(who, new AnswerRight(right.CaseId, right.Id, new(RightAnswerKind.Refused)
            {
                Ground = RightGround.NotVerified,
                Words = language == "zh" ? "我们于六天前请您在柜台出示证件确认身份，至今没有收到任何网点的记录。您方便时可随时再次提出，我们会重新为您办理。" : "Six days ago we asked you to show a document at a counter, and no counter has told us of a visit. Ask again whenever it suits you, and we begin anew.",
            }), then);
        }
    }
}
