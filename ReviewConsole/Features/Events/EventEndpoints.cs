using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Events;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform.Api;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Events;

/// <summary>Security event tokens by push, as RFC 8935 says.</summary>
internal static partial class EventEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/signals", TakeAsync).WithMetadata(new RequireScopeAttribute(ApiScope.Signals), new RefusesAsEventsAttribute());

    // No Idempotency-Key: a token has an id of its own. Nor is the key's own signature asked for, where it has one: the token is signed.
    private static async Task<IResult> TakeAsync(HttpContext context, IDbContextFactory<ReviewDb> databases, DeedDoor door, TimeProvider time, ILogger<TakeToken> logger)
    {
        var caller = ApiCaller.Of(context);
        var read = await ReadAsync(context, databases, time.GetUtcNow());
        var taken = read.IsDone ? await door.DoAsync(caller.Actor, read.Answer, CancellationToken.None) : Result<TokenBecame>.Refused(read.Refusals);
        if (taken.IsDone)
        {
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }

        LogRefused(logger, caller.Client.Name, taken.Refusals[0].Code);
        return EventProblem.Of(context, taken.Refusals[0]);
    }

    private static async Task<Result<TakeToken>> ReadAsync(HttpContext context, IDbContextFactory<ReviewDb> databases, DateTimeOffset now)
    {
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(TokenSeal.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.Of("event_media_type");
        }

        if (await BytesAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return Refusal.Of("line_too_long", ("most", TokenSeal.LongestBytes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        var opened = TokenSeal.Open(body);
        if (!opened.IsDone)
        {
            return Result<TakeToken>.Refused(opened.Refusals);
        }

        // Whose it says to be is believed only as far as finding the keys.
        var token = opened.Answer;
        if (await FindAsync(databases, TokenReader.IssuerOf(token.Claims), context.RequestAborted) is not { } issuer)
        {
            return Refusal.Of("event_issuer");
        }

        return await TokenSeal.WhyNotBelievedAsync(token, issuer.Issuer, issuer.Audience, PublicKeys.Of(issuer.Keys)) is { } why ? why
            : TokenReader.Read(token.Claims, now).As(says => new TakeToken(says, issuer.Id, Convert.ToHexStringLower(SHA256.HashData(token.Payload))));
    }

    private static async Task<EventIssuer?> FindAsync(IDbContextFactory<ReviewDb> databases, string? name, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return name is null ? null : await db.EventIssuers.AsNoTracking().SingleOrDefaultAsync(i => i.Issuer == name && i.OffSince == null, stop);
    }

    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > TokenSeal.LongestBytes)
        {
            return null;
        }

        var body = new byte[(int)(request.ContentLength ?? TokenSeal.LongestBytes) + 1];
        var got = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, stop);
        return got > TokenSeal.LongestBytes ? null : body[..got];
    }

    // By name and code alone: nothing of what a stranger sent stands in the log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A security event token delivered by {Client} was refused: {Code}.")]
    private static partial void LogRefused(ILogger logger, string client, string code);
}
