using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform.Api;

namespace ReviewConsole.Data.Api;

/// <summary>Does what a program asks, once for every key; what is under way under the same key is refused meanwhile.</summary>
internal sealed class ApiDoor(DeedDoor door, IDbContextFactory<ReviewDb> databases, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Client, string Key), bool> _underWay = new();

    /// <summary>Reads the request, finds out what is asked, does it and answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ask">What is asked, from the body; or why it cannot be.</param>
    /// <param name="say">What to answer when it is done.</param>
    /// <param name="refused">Told of refusals that concern what was sent, before they are answered.</param>
    /// <param name="by">Does it; the door itself where nothing else is said.</param>
    public async Task<IResult> DoAsync<T>(
        HttpContext context, Func<ApiRequest, Result<Deed<T>>> ask, Func<T, ApiAnswer> say, Func<ApiRequest, IReadOnlyList<Refusal>, Task>? refused = null,
        Func<OnceDeed<T>, Task<Result<ApiAnswer>>>? by = null)
    {
        var read = await ApiRequest.ReadAsync(context, time);
        if (!read.IsDone)
        {
            return ApiProblem.Of(read.Refusals);
        }

        var request = read.Answer;
        var key = (request.Caller.Client.Name, request.Key);
        if (!_underWay.TryAdd(key, true))
        {
            context.Response.Headers.RetryAfter = "1";
            return ApiProblem.Of(Refusal.Of("request_in_flight"));
        }

        try
        {
            var answer = await AnswerAsync(request, ask(request), say, by);
            if (!answer.IsDone && refused is not null)
            {
                await refused(request, answer.Refusals);
            }

            return answer.IsDone ? Answered(context, answer.Answer) : ApiProblem.Of(answer.Refusals);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    // Not cancelled on the way: whoever hangs up comes back with the same key and wants the answer.
    private async Task<Result<ApiAnswer>> AnswerAsync<T>(ApiRequest request, Result<Deed<T>> asked, Func<T, ApiAnswer> say, Func<OnceDeed<T>, Task<Result<ApiAnswer>>>? by)
    {
        if (!asked.IsDone)
        {
            return await IsUsedAsync(request) ? Refusal.Of("idempotency_reused") : Result<ApiAnswer>.Refused(asked.Refusals);
        }

        var once = new OnceDeed<T>(asked.Answer, request, say);
        return by is null ? await door.DoAsync(request.Caller.Actor, once, CancellationToken.None) : await by(once);
    }

    // What cannot be read cannot be what came under this key before.
    private async Task<bool> IsUsedAsync(ApiRequest request)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.ApiAnswers.AnyAsync(a => a.Client == request.Caller.Client.Name && a.Key == request.Key);
    }

    private static IResult Answered(HttpContext context, ApiAnswer answer)
    {
        if (answer.Location is not null)
        {
            context.Response.Headers.Location = answer.Location;
        }

        return Results.Text(answer.Body, "application/json", System.Text.Encoding.UTF8, answer.Status);
    }
}
