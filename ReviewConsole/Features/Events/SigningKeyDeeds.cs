using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Events;

/// <summary>Keeps a key with which our own security events are signed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Public">Its public part.</param>
/// <param name="Private">Its private part, protected; the deed never sees it in clear.</param>
internal abstract record SigningKeyDeed(string Id, string Public, string Private) : Deed<Done>
{
    public sealed override IReadOnlyList<string> Names => ["signing keys"];

    private protected Done Keep(DeedScope scope)
    {
        scope.Db.SigningKeys.Add(new SigningKey { Id = Id, Public = Public, Private = Private, MadeAt = scope.Now });
        scope.Append(Streams.Events, Fact.Of(FactKinds.SigningKeyMade, ("key", Id)));
        return Done.It;
    }
}

/// <summary>Keeps the first key; where there is one, that stays.</summary>
internal sealed record EnsureSigningKey(string Id, string Public, string Private) : SigningKeyDeed(Id, Public, Private)
{
    public override May Needs => May.KeepEvents;

    public override async Task<Result<Done>> DoAsync(DeedScope scope) => await scope.Db.SigningKeys.AnyAsync(scope.Stop) ? Done.It : Keep(scope);
}

/// <summary>Signs with a new key from now on; the ones before stay published for thirty days, so that what was signed with them can be checked.</summary>
internal sealed record RenewSigningKey(string Id, string Public, string Private) : SigningKeyDeed(Id, Public, Private)
{
    public override May Needs => May.ManageEvents;

    public override Task<Result<Done>> DoAsync(DeedScope scope) => Task.FromResult<Result<Done>>(Keep(scope));
}
