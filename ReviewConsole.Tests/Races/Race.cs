using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.Decisions;
using ReviewConsole.Features.Verification;

namespace ReviewConsole.Races;

/// <summary>What all racers share.</summary>
/// <param name="wanted">How many decisions there have to be in the end.</param>
/// <param name="perDeed">How far the clock goes on with every deed; nothing leaves the time to the database.</param>
internal sealed class Race(int wanted, TimeSpan perDeed) : IDisposable
{
    private readonly Channel<DecisionId> _decided = Channel.CreateUnbounded<DecisionId>();
    private readonly CancellationTokenSource _broken = new(TimeSpan.FromMinutes(5));
    private long _deeds;

    public int Wanted => wanted;

    public ConcurrentDictionary<DecisionId, Actor> Decided { get; } = new();

    public ConcurrentDictionary<string, int> Refusals { get; } = new();

    public bool IsOver => Decided.Count >= wanted || _broken.IsCancellationRequested;

    /// <summary>All at once; somebody who breaks ends the race, or the others would run for ever.</summary>
    public Task RunAsync(IEnumerable<Func<Task>> racers) => Task.WhenAll(racers.Select(racer => Task.Run(async () =>
    {
        try
        {
            await racer();
        }
        catch
        {
            await _broken.CancelAsync();
            throw;
        }
    })));

    public void Dispose() => _broken.Dispose();

    /// <summary>Waits until something was decided that nobody has waited for yet.</summary>
    public ValueTask<DecisionId> SomethingDecidedAsync() => _decided.Reader.ReadAsync(_broken.Token);

    public void Won(DecisionId decision, Actor by)
    {
        Decided[decision] = by;
        _decided.Writer.TryWrite(decision).ShouldBeTrue();
    }

    public async Task<Result<T>> TryAsync<T>(DataWorld on, Actor person, Deed<T> deed)
    {
        var result = perDeed == TimeSpan.Zero
            ? await on.Door.DoAsync(person, deed)
            : await on.Door.DoAtAsync(person, deed, AnAppeal.Now + (Interlocked.Increment(ref _deeds) * perDeed));
        foreach (var refusal in result.Refusals)
        {
            Refusals.AddOrUpdate(refusal.Code, 1, (_, count) => count + 1);
        }

        return result;
    }
}

/// <summary>Somebody who takes any open case and decides it, in two tabs on two nodes at once.</summary>
internal sealed class Racer(Race race, DataWorld node, DataWorld otherNode, Actor me, Random chance)
{
    public async Task RunAsync()
    {
        while (!race.IsOver)
        {
            var open = await node.ReadAsync(db => db.CaseRows.Where(r => r.Lane == Lane.Open).OrderBy(r => r.UrgentAt).ThenBy(r => r.Id).Select(r => r.Id).Take(20).ToListAsync());
            if (open.Count > 0)
            {
                // Mostly the first, so that all want the same; sometimes another, so that nobody waits for somebody who may not have it.
                await WorkAsync(open[chance.Next(3) > 0 ? 0 : chance.Next(open.Count)]);
            }
        }
    }

    private async Task WorkAsync(CaseId id)
    {
        var claim = await race.TryAsync(node, me, new ClaimCase(id));
        if (!claim.IsDone)
        {
            return;
        }

        var token = claim.Answer.Token;
        if (!await SeeAsync(id, token))
        {
            return;
        }

        var tabs = await Task.WhenAll(
            race.TryAsync(node, me, new DecideCase(id, token, CaseSteps.ToApprove())),
            race.TryAsync(otherNode, me, new DecideCase(id, token, CaseSteps.ToApprove())));
        tabs.Count(tab => tab.IsDone).ShouldBeLessThan(2);
        foreach (var tab in tabs.Where(tab => tab.IsDone))
        {
            race.Won(tab.Answer, me);
        }
    }

    // Whoever had the case before may have offered the counter already, or even seen the person there.
    private async Task<bool> SeeAsync(CaseId id, ClaimToken token)
    {
        var check = (await node.CaseAsync(id)).ChecksOfRound.SingleOrDefault();
        if (check is null)
        {
            var offered = await race.TryAsync(node, me, new OfferRoute(id, token, "in_person"));
            return offered.IsDone && await RecordAsync(offered.Answer);
        }

        return !check.IsOpen || await RecordAsync(check.Id);

        async Task<bool> RecordAsync(CheckId open) =>
            (await race.TryAsync(node, me, new RecordCheck(id, token, SomeDetails.Record(open, "in_person", CheckState.Passed, AnAppeal.Now)))).IsDone;
    }
}
