using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Data.Api;

/// <summary>What a program is answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body, as JSON; thin, no personal data, because it is kept.</param>
/// <param name="Location">Where what was made can be read; null for nowhere.</param>
public sealed record ApiAnswer(int Status, string Body, string? Location = null);

/// <summary>
/// A deed that is done once, however often the same request comes: its answer is kept in the same transaction. Refused with <c>idempotency_reused</c> where
/// another request came under the same key, and with whatever the deed itself refuses; a refusal changed nothing and is not kept.
/// </summary>
/// <param name="Asked">What is asked for.</param>
/// <param name="Request">The request.</param>
/// <param name="Say">What to answer when it is done.</param>
/// <typeparam name="T">What the deed answers.</typeparam>
internal sealed record OnceDeed<T>(Deed<T> Asked, ApiRequest Request, Func<T, ApiAnswer> Say) : Deed<ApiAnswer>
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public override May Needs => Asked.Needs;

    public override IReadOnlyList<string> Names => [.. Asked.Names, $"once {Client} {Request.Key}"];

    public override CaseId? Locks => Asked.Locks;

    public override Task<CaseId?> FindLockedAsync(ReviewDb db, CancellationToken stop) => Asked.FindLockedAsync(db, stop);

    public override async Task<Result<ApiAnswer>> DoAsync(DeedScope scope)
    {
        if (await scope.Db.ApiAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.Client == Client && a.Key == Request.Key, scope.Stop) is { } known)
        {
            return known.RequestHash == Request.Hash ? new ApiAnswer(known.Status, known.Body, known.Location) : Refusal.Of("idempotency_reused");
        }

        var done = await Asked.DoAsync(scope);
        if (!done.IsDone)
        {
            return Result<ApiAnswer>.Refused(done.Refusals);
        }

        var answer = Say(done.Answer);
        Keep(scope, answer);
        return answer;
    }

    /// <summary>Keeps what the request was answered, in the transaction of what it asked for.</summary>
    public void Keep(DeedScope scope, ApiAnswer answer) => scope.Db.ApiAnswers.Add(new ApiAnswerRow
    {
        Client = Client,
        Key = Request.Key,
        RequestHash = Request.Hash,
        Status = answer.Status,
        Body = answer.Body,
        Location = answer.Location,
        At = scope.Now,
    });

    private string Client => Request.Caller.Client.Name;
}
