using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Context;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Journal;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Features.Journal;

/// <summary>One fact as a timeline shows it.</summary>
/// <param name="Sequence">Its place in the stream.</param>
/// <param name="Kind">A name from <see cref="FactKinds"/>.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Who">The person's working name; null for the platform, the system and the operator.</param>
/// <param name="ActorKind">Which kind of actor.</param>
/// <param name="Codes">Its codes.</param>
/// <param name="Values">Its personal values; null once erased.</param>
public sealed record TimelineFact(
    long Sequence, string Kind, DateTimeOffset At, string? Who, ActorKind ActorKind, IReadOnlyDictionary<string, string> Codes,
    IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>The working name of the person something was given to; null where nothing was.</summary>
    public string? Whom { get; init; }
}

/// <summary>Reads the facts of one stream, oldest first.</summary>
public sealed class TimelineQuery(IDbContextFactory<ReviewDb> databases, PeopleNames people)
{
    /// <summary>All facts of a stream.</summary>
    public async Task<IReadOnlyList<TimelineFact>> ReadAsync(string stream, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Facts.AsNoTracking().Include(f => f.Values).Where(f => f.Stream == stream).OrderBy(f => f.Sequence).ToListAsync(stop);
        var facts = rows.ConvertAll(r => (Row: r, Codes: FactHash.ReadCodes(r.Codes)));
        var names = await people.OfAsync(facts.SelectMany(f => new[] { Person(f.Row.Actor), Person(f.Codes.GetValueOrDefault("to")) }).OfType<PersonId>(), stop);
        string? Name(string? person) => Person(person) is { } id && names.TryGetValue(id, out var name) ? name.Alias : null;
        return
        [
            .. facts.Select(f => new TimelineFact(
                f.Row.Sequence, f.Row.Kind, f.Row.At, Name(f.Row.Actor), f.Row.ActorKind, f.Codes,
                f.Row.Values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal)) { Whom = Name(f.Codes.GetValueOrDefault("to")) }),
        ];
    }

    private static PersonId? Person(string? actor) => Guid.TryParse(actor, out var id) ? new PersonId(id) : null;
}
