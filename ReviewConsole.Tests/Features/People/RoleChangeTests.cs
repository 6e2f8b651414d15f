using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Two voices for a change of role, on both databases.</summary>
public abstract class RoleChangeTests : DataTests
{
    [Fact]
    public async Task A_second_administrator_makes_it_true_and_the_person_has_to_sign_in_again()
    {
        var (one, other, lead) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Lead));
        var held = await World.OpenAsync();
        await World.ClaimAsync(lead, held);

        var change = await World.DoneAsync(one, new AskRoleChange(lead.Person!.Value, Role.Auditor));
        (await RoleOfAsync(lead)).ShouldBe(Role.Lead);
        (await CodeAsync(one, new SettleRoleChange(change, true))).ShouldBe("own_request");
        await World.DoneAsync(other, new SettleRoleChange(change, true));

        (await RoleOfAsync(lead)).ShouldBe(Role.Auditor);
        (await World.ReadAsync(db => db.Users.Where(p => p.Id == lead.Person!.Value.Value).Select(p => p.SecurityStamp).SingleAsync())).ShouldNotBe("stamp");
        (await World.CaseAsync(held)).Claim.ShouldBeNull();
        (await CodeAsync(other, new SettleRoleChange(change, true))).ShouldBe("role_change_gone");
        (await World.FactsAsync("people")).Select(f => f.Kind).ShouldBe(["role_change_asked", "role_change_settled"]);
    }

    [Fact]
    public async Task Nobody_settles_a_change_of_their_own_role_but_who_asked_may_take_it_back()
    {
        var (one, other) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin));

        var demoted = await World.DoneAsync(one, new AskRoleChange(other.Person!.Value, Role.Reviewer));
        (await CodeAsync(other, new SettleRoleChange(demoted, true))).ShouldBe("own_role");
        (await CodeAsync(other, new SettleRoleChange(demoted, false))).ShouldBe("own_role");
        (await CodeAsync(one, new SettleRoleChange(demoted, false))).ShouldBeNull();
        var own = await World.DoneAsync(one, new AskRoleChange(one.Person!.Value, Role.Reviewer));
        (await CodeAsync(one, new SettleRoleChange(own, true))).ShouldBe("own_role");
        (await CodeAsync(other, new SettleRoleChange(own, true))).ShouldBeNull();
        (await RoleOfAsync(one)).ShouldBe(Role.Reviewer);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_name()
    {
        var (one, lead) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Lead));

        (await CodeAsync(one, new AskRoleChange(lead.Person!.Value, Role.Lead))).ShouldBe("role_unchanged");
        (await CodeAsync(one, new AskRoleChange(lead.Person!.Value, (Role)9))).ShouldBe("person_unknown");
        (await CodeAsync(one, new AskRoleChange(new PersonId(Guid.Empty), Role.Lead))).ShouldBe("person_unknown");
        await World.DoneAsync(one, new AskRoleChange(lead.Person!.Value, Role.Auditor));
        (await CodeAsync(one, new AskRoleChange(lead.Person!.Value, Role.Admin))).ShouldBe("role_change_open");
        await World.DoneAsync(one, new DisablePerson(lead.Person!.Value));
        (await CodeAsync(one, new AskRoleChange(lead.Person!.Value, Role.Admin))).ShouldBe("person_disabled");
    }

    [Fact]
    public async Task Who_is_no_administrator_any_more_has_no_voice_left()
    {
        var admins = new[] { await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin) };
        var lead = await World.AddPersonAsync(Role.Lead);
        var change = await World.DoneAsync(admins[0], new AskRoleChange(lead.Person!.Value, Role.Admin));

        await World.DoneAsync(admins[1], new DisablePerson(admins[0].Person!.Value));

        (await CodeAsync(admins[2], new SettleRoleChange(change, true))).ShouldBe("role_change_gone");
        (await RoleOfAsync(lead)).ShouldBe(Role.Lead);
    }

    [Fact]
    public async Task Two_who_agree_and_refuse_at_once_settle_it_once()
    {
        var admins = new[] { await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin) };
        var lead = await World.AddPersonAsync(Role.Lead);
        var change = await World.DoneAsync(admins[0], new AskRoleChange(lead.Person!.Value, Role.Auditor));

        var codes = await Task.WhenAll(
            CodeAsync(admins[1], new SettleRoleChange(change, true)), CodeAsync(admins[2], new SettleRoleChange(change, false)),
            CodeAsync(admins[0], new SettleRoleChange(change, true)));

        codes.Count(c => c is null).ShouldBe(1);
        (await World.FactsAsync("people")).Count(f => f.Kind == "role_change_settled").ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_is_tried_in_whatever_order_a_role_changes_only_by_two_voices_and_never_by_ones_own()
    {
        var people = new List<Actor>();
        foreach (var role in new[] { Role.Admin, Role.Admin, Role.Admin, Role.Admin, Role.Lead, Role.Reviewer })
        {
            people.Add(await World.AddPersonAsync(role));
        }

        var random = new Random(20261122);
        for (var step = 0; step < LongRun.Count(300, 2000); step++)
        {
            var (actor, target) = (people[random.Next(people.Count)], people[random.Next(people.Count)].Person!.Value);
            var open = await World.ReadAsync(db => db.RoleChanges.Where(c => c.SettledAt == null).Select(c => c.Id).ToListAsync());
            var any = open.Count == 0 ? Guid.Empty : open[random.Next(open.Count)];
            await (random.Next(8) switch
            {
                0 or 1 or 2 => CodeAsync(actor, new AskRoleChange(target, random.Next(2) == 0 ? Role.Admin : (Role)random.Next(4))),
                3 => CodeAsync(actor, new SettleRoleChange(any, false)),
                4 => random.Next(4) == 0 ? CodeAsync(actor, new DisablePerson(target)) : CodeAsync(actor, new EnablePerson(target)),
                _ => CodeAsync(actor, new SettleRoleChange(any, true)),
            });
        }

        var settled = await World.ReadAsync(db => db.RoleChanges.Where(c => c.Agreed == true).ToListAsync());
        settled.Count.ShouldBeGreaterThan(3);
        settled.ShouldAllBe(c => c.SettledBy != c.AskedBy && c.SettledBy != c.Person && c.SettledBy != null);
        (await World.ReadAsync(db => db.Users.CountAsync(p => p.Role == Role.Admin && p.DisabledAt == null))).ShouldBeGreaterThan(0);
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    private async Task<string?> CodeAsync<T>(Actor actor, Deed<T> deed) => (await World.DoAsync(actor, deed)).Refusals is [var refused, ..] ? refused.Code : null;

    private Task<Role> RoleOfAsync(Actor who) => World.ReadAsync(db => db.Users.Where(p => p.Id == who.Person!.Value.Value).Select(p => p.Role).SingleAsync());
}

public sealed class SqliteRoleChangeTests : RoleChangeTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresRoleChangeTests(PostgresServer server) : RoleChangeTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}
