using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Asks for another role for somebody; a second administrator has to agree.</summary>
internal sealed record AskRoleChange(PersonId Whom, Role To) : PeopleDeed<Guid>
{
    public override May Needs => May.ManagePeople;

    public override async Task<Result<Guid>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, Whom) is not { } person || !Enum.IsDefined(To))
        {
            return Refusal.On("role", "person_unknown");
        }

        if (person.DisabledAt is not null)
        {
            return Refusal.On("role", "person_disabled");
        }

        if (person.Role == To)
        {
            return Refusal.On("role", "role_unchanged");
        }

        if (await scope.Db.RoleChanges.AnyAsync(c => c.Person == Whom && c.SettledAt == null, scope.Stop))
        {
            return Refusal.On("role", "role_change_open");
        }

        var asked = new RoleChange { Id = Guid.CreateVersion7(), Person = Whom, From = person.Role, To = To, AskedBy = scope.Me.Id, AskedAt = scope.Now };
        scope.Db.RoleChanges.Add(asked);
        Tell(scope, person, FactKinds.RoleChangeAsked, ("change", $"{asked.Id:D}"), ("from", Word(asked.From)), ("to", Word(To)));
        return asked.Id;
    }

    internal static string Word(Role role) => role.ToString().ToLowerInvariant();
}

/// <summary>
/// Agrees to a change of role, or ends it. Nobody agrees to what they asked for themselves, and nobody settles a change of their own role;
/// whoever asked may take it back.
/// </summary>
/// <param name="Change">Which.</param>
/// <param name="Agree">True to agree; false to refuse or withdraw.</param>
internal sealed record SettleRoleChange(Guid Change, bool Agree) : PeopleDeed<Done>
{
    public override May Needs => May.ManagePeople;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        var change = await scope.Db.RoleChanges.SingleOrDefaultAsync(c => c.Id == Change && c.SettledAt == null, scope.Stop);
        if (change is null || await FindAloneAsync(scope, change.Person) is not { } person || person.Role != change.From)
        {
            return Refusal.Of("role_change_gone");
        }

        var me = scope.Me.Id;
        if (change.Person == me && (Agree || change.AskedBy != me))
        {
            return Refusal.Of("own_role");
        }

        if (Agree && change.AskedBy == me)
        {
            return Refusal.Of("own_request");
        }

        RoleChanges.Settle(change, me, Agree, scope.Now);
        Tell(scope, person, FactKinds.RoleChangeSettled,
            ("change", $"{change.Id:D}"), ("from", AskRoleChange.Word(change.From)), ("to", AskRoleChange.Word(change.To)), ("agreed", Agree ? "yes" : "no"));
        if (Agree)
        {
            await ApplyAsync(scope, person, change.To);
        }

        return Done.It;
    }

    private static async Task ApplyAsync(DeedScope scope, Person person, Role role)
    {
        person.Role = role;
        EndSessions(person);
        if (!Permissions.Allows(role, May.WorkCases))
        {
            await CaseRelease.DoAsync(scope, person.PersonId, "role_changed");
        }

        if (!Permissions.Allows(role, May.ManagePeople))
        {
            await RoleChanges.EndAllOfAsync(scope, person.PersonId);
        }
    }
}

/// <summary>Changes of role that are open.</summary>
internal static class RoleChanges
{
    /// <summary>Ends those about a person and those they asked for: whoever is no administrator any more has no voice left.</summary>
    public static async Task EndAllOfAsync(DeedScope scope, PersonId person)
    {
        var open = await scope.Db.RoleChanges.Where(c => c.SettledAt == null && (c.Person == person || c.AskedBy == person)).ToListAsync(scope.Stop);
        foreach (var change in open.Where(c => c.SettledAt is null))
        {
            Settle(change, scope.Actor.Person, agreed: false, scope.Now);
            scope.Append(Streams.People, Fact.Of(FactKinds.RoleChangeSettled,
                ("person", $"{change.Person.Value:D}"), ("change", $"{change.Id:D}"), ("from", AskRoleChange.Word(change.From)),
                ("to", AskRoleChange.Word(change.To)), ("agreed", "no")));
        }
    }

    public static void Settle(RoleChange change, PersonId? by, bool agreed, DateTimeOffset at) =>
        (change.SettledBy, change.Agreed, change.SettledAt) = (by, agreed, at);
}
