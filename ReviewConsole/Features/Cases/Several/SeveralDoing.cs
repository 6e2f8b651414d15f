using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Hold;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Features.Conversation;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Several;

/// <summary>What came of doing the same with several cases.</summary>
/// <param name="Done">With how many it was done.</param>
/// <param name="Refused">What was refused, and why.</param>
internal sealed record SeveralDone(int Done, IReadOnlyList<(CaseNumber Number, Refusal Why)> Refused);

/// <summary>
/// Does the same with several cases, one after the other, each by the deed it would be done by alone: what is refused says why and keeps nothing
/// else from being done. There is no way to decide here.
/// </summary>
internal sealed class SeveralDoing(DeedDoor door, CurrentPerson me)
{
    /// <summary>Puts a tag on each, or takes it off.</summary>
    public Task<SeveralDone> TagAsync(IReadOnlyList<QueueLine> lines, string? tag, bool on, Action done) =>
        EachAsync(lines, line => door.DoAsync(me.Actor, new TagCase(line.Id, tag, on)), done);

    /// <summary>Sets each aside; what is not held is taken first, so it counts among what one holds.</summary>
    public Task<SeveralDone> SetAsideAsync(IReadOnlyList<QueueLine> lines, AsideReason? reason, string? other, DateTimeOffset until, Action done) =>
        HeldAsync(lines, (line, token) => door.DoAsync(me.Actor, new SetAsideCase(line.Id, token, reason, other, until)), done);

    /// <summary>Asks the appellant of each the same; each waits then.</summary>
    public Task<SeveralDone> AskAsync(IReadOnlyList<QueueLine> lines, Question question, Action done) =>
        HeldAsync(lines, async (line, token) => (await door.DoAsync(me.Actor, new AskAppellant(line.Id, token, question))).As(_ => Done.It), done);

    // What was taken only for this and refused goes back.
    private Task<SeveralDone> HeldAsync(IReadOnlyList<QueueLine> lines, Func<QueueLine, ClaimToken, Task<Result<Done>>> what, Action done) => EachAsync(
        lines,
        async line =>
        {
            var claim = await door.DoAsync(me.Actor, new ClaimCase(line.Id));
            if (!claim.IsDone)
            {
                return claim.As(_ => Done.It);
            }

            var answer = await what(line, claim.Answer.Token);
            if (!answer.IsDone && line.Holder != me.Id)
            {
                await door.DoAsync(me.Actor, new ReleaseCase(line.Id, claim.Answer.Token));
            }

            return answer;
        },
        done);

    private static async Task<SeveralDone> EachAsync(IReadOnlyList<QueueLine> lines, Func<QueueLine, Task<Result<Done>>> what, Action done)
    {
        var count = 0;
        var refused = new List<(CaseNumber, Refusal)>();
        foreach (var line in lines)
        {
            var answer = await what(line);
            count += answer.IsDone ? 1 : 0;
            refused.AddRange(answer.Refusals.Select(why => (line.Number, why)));
            done();
        }

        return new SeveralDone(count, refused);
    }
}
