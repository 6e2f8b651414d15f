using System.Text;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Proof;
using ReviewConsole.Data.Sealing;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Journal;

/// <summary>What people take away to check elsewhere: the newest checkpoint, its signature, the public key, and proofs. Nothing in the first three is about a person.</summary>
internal static class JournalFiles
{
    /// <summary>Maps the addresses.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Urls.JournalCheckpoint, (SealReading seals, CancellationToken stop) => SendAsync(seals, c => Encoding.ASCII.GetBytes(c.Text), "text/plain", "checkpoint.txt", stop))
            .WithMetadata(new RequireMayAttribute(May.SeeJournal));
        app.MapGet(Urls.JournalSignature, (SealReading seals, CancellationToken stop) => SendAsync(seals, c => c.Signature, "application/octet-stream", "checkpoint.sig", stop))
            .WithMetadata(new RequireMayAttribute(May.SeeJournal));
        app.MapGet(Urls.JournalKey, SendKeyAsync).WithMetadata(new RequireMayAttribute(May.SeeJournal));
        app.MapGet(Urls.JournalProof, SendProofAsync).WithMetadata(new RequireMayAttribute(May.VerifyJournal));
    }

    private static async Task<IResult> SendAsync(SealReading seals, Func<SignedCheckpoint, byte[]> part, string type, string name, CancellationToken stop) =>
        await seals.NewestAsync(stop) is { } newest ? Results.File(part(newest), type, name) : Results.NotFound();

    private static async Task<IResult> SendKeyAsync(SealReading seals, SealFolder folder, CancellationToken stop) =>
        (await seals.NewestAsync(stop))?.Said is { } said && folder.PublicPem(said.Key) is { } pem
            ? Results.File(Encoding.ASCII.GetBytes(pem), "application/x-pem-file", "public-key.pem") : Results.NotFound();

    private static async Task SendProofAsync(HttpContext context, DeedDoor door, JournalProver prover, string? about)
    {
        var stop = context.RequestAborted;
        if (ReviewClaims.Person(context.User) is not { } person || about is not { Length: > 0 and <= 40 })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Whole before anything is sent: half a proof must not be taken for one. A case has some dozen facts.
        await using var proof = new StringWriter { NewLine = "\n" };
        if (await prover.FactsAsync(about, proof, stop) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The deed is the check, and is written down before anything is handed out.
        if (!(await door.DoAsync(Actor.Of(person), new TakeProof(about.Trim()), stop)).IsDone)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "application/jsonl; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"proof.jsonl\"";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(proof.ToString(), stop);
    }
}
