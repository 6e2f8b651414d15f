using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Events;

/// <summary>The public keys of those that sign our own security events, for everybody (RFC 7517).</summary>
internal static class SigningKeysEndpoint
{
    private const string ContentType = "application/jwk-set+json";

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app) => app.MapGet(Urls.SigningKeys, ReadAsync).AllowAnonymous();

    private static async Task<IResult> ReadAsync(HttpContext context, IDbContextFactory<ReviewDb> databases)
    {
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        var keys = await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.MadeAt).Select(k => k.Public).ToListAsync(context.RequestAborted);

        // Short, so that a new key is found soon; whoever meets an unknown one asks again anyway.
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Text(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => JsonNode.Parse(key))]) }.ToJsonString(), ContentType, System.Text.Encoding.UTF8);
    }
}
