using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Lines;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Signals;

namespace ReviewConsole.Races;

/// <summary>Somebody who takes cases one way or the other and leaves each in one of the ways there are; what they hold no longer they try all the same.</summary>
internal sealed class PromiseRacer(PromiseRace race, DataWorld node, Actor me, Random chance)
{
    /// <summary>Every move there is, by the name of its deed.</summary>
    public static readonly string[] Moves =
        ["TakeNext", "ClaimCase", "ExtendClaim", "ReleaseCase", "SkipCase", "SetAsideCase", "BringBack", "HandOverCase", "DecideCase"];

    private readonly List<(CaseId Id, ClaimToken Token)> _old = [];

    public async Task RunAsync(int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            if (await TakeAsync() is { } id && await MineAsync(id) is { } token)
            {
                await race.TryAsync(node, me, new ExtendClaim(id, token));
                if (await LeaveAsync(id, token))
                {
                    _old.Add((id, token));
                }
            }

            await TryOldAsync();
            await BringBackAsync();
        }
    }

    private async Task<CaseId?> TakeAsync()
    {
        if (chance.Next(3) > 0)
        {
            var next = await race.TryAsync(node, me, new TakeNext("en"));
            return next is { IsDone: true, Answer.Number: { } number }
                ? await node.ReadAsync(db => db.CaseRows.Where(r => r.Number == number).Select(r => (CaseId?)r.Id).SingleAsync()) : await OwnAsync();
        }

        // The same few for everybody, so that they meet.
        var open = await node.ReadAsync(db => db.CaseRows.Where(r => r.Lane == Lane.Open).OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Select(r => r.Id).Take(3).ToListAsync());
        var id = open.Count == 0 ? (CaseId?)null : open[chance.Next(open.Count)];
        return id is { } picked && (await race.TryAsync(node, me, new ClaimCase(picked))).IsDone ? picked : null;
    }

    // What is one's own already: set aside, or theirs next.
    private async Task<CaseId?> OwnAsync()
    {
        var own = await node.ReadAsync(db => db.CaseRows.OwnOf(me.Person!.Value).OrderBy(r => r.Id).Select(r => (CaseId?)r.Id).FirstOrDefaultAsync());
        return own is { } id && (await race.TryAsync(node, me, new ClaimCase(id))).IsDone ? id : null;
    }

    private async Task<ClaimToken?> MineAsync(CaseId id) => (await node.CaseAsync(id)).Claim is { } claim && claim.Holder == me.Person ? claim.Token : null;

    private async Task<bool> LeaveAsync(CaseId id, ClaimToken token) => chance.Next(6) switch
    {
        0 => (await race.TryAsync(node, me, new ReleaseCase(id, token))).IsDone,
        1 => (await race.TryAsync(node, me, new SkipCase(id, token, SkipReason.MissingData, "UTC"))).IsDone,
        2 => (await race.TryAsync(node, me, new SetAsideCase(id, token, AsideReason.EndOfDay, null, race.Now.AddMinutes(chance.Next(1, 20))))).IsDone,
        3 => (await race.TryAsync(node, me, new HandOverCase(id, token, Somebody(), "What was found.", "What is open."))).IsDone,
        4 => (await race.TryAsync(node, me, new DecideCase(id, token, ToApprove))).IsDone,

        // Kept, to be decided or lost later.
        _ => false,
    };

    private PersonId? Somebody() => race.People.Where(p => p != me).ElementAt(chance.Next(race.People.Count - 1)).Person;

    private async Task TryOldAsync()
    {
        if (_old.Count == 0)
        {
            return;
        }

        var (id, token) = _old[chance.Next(_old.Count)];
        await (chance.Next(6) switch
        {
            0 => race.StaleAsync(node, me, new ExtendClaim(id, token)),
            1 => race.StaleAsync(node, me, new ReleaseCase(id, token)),
            2 => race.StaleAsync(node, me, new SetFinding(id, token, 0, Finding.Explained, null)),
            3 => race.StaleAsync(node, me, new SetAsideCase(id, token, AsideReason.EndOfDay, null, race.Now.AddMinutes(5))),
            4 => race.StaleAsync(node, me, new HandOverCase(id, token, Somebody(), "What was found.", "What is open.")),
            _ => race.StaleAsync(node, me, new DecideCase(id, token, ToApprove)),
        });
    }

    // As the program's loop does, and as several nodes would at once.
    private async Task BringBackAsync()
    {
        var now = race.Now;
        var due = await node.ReadAsync(db => db.CaseRows.Where(r => r.BackAt <= now).OrderBy(r => r.BackAt).Select(r => r.Id).Take(3).ToListAsync());
        foreach (var id in due)
        {
            await race.TryAsync(node, Actor.System, new BringBack(id));
        }
    }

    private static Domain.Decisions.DecisionProposal ToApprove => AProposal.Approve("A7") with { Rule = null };
}
