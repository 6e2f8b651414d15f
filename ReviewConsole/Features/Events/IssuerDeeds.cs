using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;
using ReviewConsole.Platform.Tokens;

namespace ReviewConsole.Features.Events;

/// <summary>
/// Says whose security events are believed. Refused with <c>issuer_name</c>, <c>issuer_audience</c>, <c>issuer_keys</c> (value <c>why</c>), <c>issuer_known</c> and
/// <c>issuers_full</c>.
/// </summary>
/// <param name="Issuer">How its tokens name it.</param>
/// <param name="Audience">How its tokens name us.</param>
/// <param name="Keys">Its public keys: a JWK set, a JWK or PEM.</param>
internal sealed record AddIssuer(string Issuer, string Audience, string Keys) : Deed<Guid>
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 200;

    private const int Most = 50;

    public override May Needs => May.ManageEvents;

    public override IReadOnlyList<string> Names => [Streams.Events];

    public override async Task<Result<Guid>> DoAsync(DeedScope scope)
    {
        var (issuer, audience, keys) = (Issuer.Trim(), Audience.Trim(), PublicKeys.Read(Keys));
        var known = await scope.Db.EventIssuers.AsNoTracking().Select(i => i.Issuer).ToListAsync(scope.Stop);
        Refusal?[] broken =
        [
            IsName(issuer) ? null : Refusal.On("issuer:name", "issuer_name", ("most", $"{LongestName}")),
            IsName(audience) ? null : Refusal.On("issuer:audience", "issuer_audience", ("most", $"{LongestName}")),
            keys.IsDone ? null : keys.Refusals[0],
            known.Contains(issuer, StringComparer.Ordinal) ? Refusal.On("issuer:name", "issuer_known") : null,
            known.Count < Most ? null : Refusal.On("issuer:name", "issuers_full", ("most", $"{Most}")),
        ];
        if (broken.OfType<Refusal>().ToList() is { Count: > 0 } refused)
        {
            return Result<Guid>.Refused(refused);
        }

        var added = new EventIssuer { Id = Guid.CreateVersion7(), Issuer = issuer, Audience = audience, Keys = keys.Answer, AddedAt = scope.Now };
        scope.Db.EventIssuers.Add(added);
        scope.Append(Streams.Events, Fact.Of(FactKinds.IssuerAdded, ("issuer", added.Id.ToString("D")), ("name", issuer), ("keys", IssuerDeed.NamesOf(keys.Answer))));
        return added.Id;
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
}

/// <summary>A deed on one issuer; refused with <c>issuer_unknown</c>.</summary>
internal abstract record IssuerDeed(Guid Issuer) : Deed<Done>
{
    public sealed override May Needs => May.ManageEvents;

    public sealed override async Task<Result<Done>> DoAsync(DeedScope scope) =>
        await scope.Db.EventIssuers.SingleOrDefaultAsync(i => i.Id == Issuer, scope.Stop) is { } found ? Do(found, scope) : Refusal.Of("issuer_unknown");

    /// <summary>What the keys of a set are called.</summary>
    public static string NamesOf(string set) => string.Join(' ', PublicKeys.Of(set).Select(PublicKeys.NameOf));

    protected abstract Result<Done> Do(EventIssuer issuer, DeedScope scope);

    private protected void Append(DeedScope scope, string kind, params (string, string?)[] codes) =>
        scope.Append(Streams.Events, Fact.Of(kind, [("issuer", Issuer.ToString("D")), .. codes]));
}

/// <summary>Gives an issuer other keys, all of them: what is signed with one that is not among them is not believed any more. Refused as <see cref="AddIssuer"/>.</summary>
internal sealed record ChangeIssuerKeys(Guid Issuer, string Keys) : IssuerDeed(Issuer)
{
    protected override Result<Done> Do(EventIssuer issuer, DeedScope scope)
    {
        var keys = PublicKeys.Read(Keys);
        if (!keys.IsDone)
        {
            return Result<Done>.Refused(keys.Refusals);
        }

        (issuer.Keys, issuer.KeysAt) = (keys.Answer, scope.Now);
        Append(scope, FactKinds.IssuerKeysChanged, ("keys", NamesOf(keys.Answer)));
        return Done.It;
    }
}

/// <summary>Takes nothing from an issuer any more, or something again.</summary>
internal sealed record TurnIssuer(Guid Issuer, bool On) : IssuerDeed(Issuer)
{
    protected override Result<Done> Do(EventIssuer issuer, DeedScope scope)
    {
        if (On != issuer.OffSince is null)
        {
            issuer.OffSince = On ? null : scope.Now;
            Append(scope, On ? FactKinds.IssuerOn : FactKinds.IssuerOff);
        }

        return Done.It;
    }
}
