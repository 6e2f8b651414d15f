using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases;
using ReviewConsole.Features.People.SigningIn;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>Deeds on people, on both databases.</summary>
public abstract class PeopleDeedTests : DataTests
{
    [Fact]
    public async Task Somebody_invited_gets_the_next_free_number_and_enters_only_with_a_password_of_their_own()
    {
        var admin = await World.AddPersonAsync(Role.Admin, p => p.Number = 1);
        var token = InvitationToken.New();

        var added = await World.DoneAsync(admin, new AddPerson(new NewPerson(" Wei.Li@example.org ", Role.Lead, " Wei ") { InvitationHash = token.Hash }));

        added.Name.ShouldBe(new ReviewerName("Wei", 2));
        var actor = Actor.Of(added.Id);
        (await CodeAsync(actor, new LeaveConsole())).ShouldBe("not_signed_in");
        await World.DoneAsync(Actor.System, new SetPasswordByLink(token.Hash, "hash"));
        (await CodeAsync(actor, new LeaveConsole())).ShouldBeNull();
        (await CodeAsync(Actor.System, new SetPasswordByLink(token.Hash, "other"))).ShouldBe("link_invalid");
        (await World.FactsAsync("people")).Select(f => f.Kind).ShouldBe(["person_added", "password_set", "signed_out"]);
    }

    [Theory]
    [InlineData("not an address", null, Role.Lead, "email_invalid")]
    [InlineData("Wei <wei@example.org>", null, Role.Lead, "email_invalid")]
    [InlineData("wei@example.org\n", "two\nlines", Role.Lead, "alias_invalid")]
    [InlineData("wei@example.org", "a name that is far too long to be a working name", Role.Lead, "alias_invalid")]
    [InlineData("PERSON11@example.ORG", null, Role.Lead, "person_exists")]
    [InlineData("wei@example.org", null, Role.Admin, "admin_by_operator")]
    public async Task Who_cannot_be_invited_is_refused_by_name(string email, string? alias, Role role, string code) =>
        (await CodeAsync(await World.AddPersonAsync(Role.Admin), new AddPerson(new NewPerson(email, role, alias)))).ShouldBe(code);

    [Theory]
    [InlineData("Lin")]
    [InlineData(" lin ")]
    public async Task A_working_name_that_somebody_has_is_refused_also_of_somebody_disabled(string alias)
    {
        await World.AddPersonAsync(Role.Reviewer, p => (p.Alias, p.DisabledAt) = ("Lin", World.Clock.Now));

        var refused = (await World.DoAsync(Actor.Operator, new AddPerson(new NewPerson("wei@example.org", Role.Lead, alias)))).Refusals.ShouldHaveSingleItem();

        refused.ToString().ShouldBe("alias_taken on alias");
        Sentences.Of(refused, System.Globalization.CultureInfo.InvariantCulture).ShouldBe("There is a Lin already; choose another working name.");
    }

    [Fact]
    public async Task Names_that_are_given_out_are_nobodys()
    {
        var names = new List<string>();
        for (var at = 0; at < 26; at++)
        {
            names.Add((await World.DoneAsync(Actor.Operator, new AddPerson(new NewPerson($"p{at}@example.org", Role.Reviewer, at == 3 ? "Kaya" : null)))).Name.Alias);
        }

        names.ShouldBeUnique();
    }

    [Fact]
    public async Task Two_invited_at_once_get_different_numbers()
    {
        var admin = await World.AddPersonAsync(Role.Admin);

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => World.DoneAsync(admin, new AddPerson(new NewPerson($"p{i}@example.org", Role.Reviewer, null)))));

        added.Select(a => a.Name.Number).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public async Task A_disabled_person_loses_what_they_held_and_may_do_nothing_and_comes_back_with_nothing()
    {
        var (admin, reviewer) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Reviewer));
        var (held, waiting, decided) = (await World.OpenAsync(), await World.OpenAsync(), await World.OpenAsync());
        await World.ClaimAsync(reviewer, held);
        var token = await World.ClaimAsync(reviewer, waiting);
        await World.DoneAsync(reviewer, new Verification.OfferRoute(waiting, token, "postal_code"));
        await World.DoneAsync(reviewer, new Verification.WaitForCheck(waiting, token));
        await World.ApproveAsync(reviewer, decided);
        var stamp = await StampAsync(reviewer);

        await World.DoneAsync(admin, new DisablePerson(reviewer.Person!.Value));

        foreach (var id in new[] { held, waiting })
        {
            var subject = await World.CaseAsync(id);
            (subject.State, subject.Claim, subject.Assignee).ShouldBe((CaseState.Queued, null, null));
        }

        (await World.CaseAsync(decided)).State.ShouldBe(CaseState.Decided);
        (await World.FactsAsync((await World.CaseAsync(held)).Number.Value)).Last().Kind.ShouldBe("returned");
        (await StampAsync(reviewer)).ShouldNotBe(stamp);
        (await CodeAsync(reviewer, new ClaimCase(held))).ShouldBe("not_signed_in");
        (await CodeAsync(admin, new DisablePerson(reviewer.Person!.Value))).ShouldBe("person_disabled");

        await World.DoneAsync(admin, new EnablePerson(reviewer.Person!.Value));
        (await CodeAsync(reviewer, new ClaimCase(held))).ShouldBeNull();
        (await CodeAsync(admin, new EnablePerson(reviewer.Person!.Value))).ShouldBe("person_not_disabled");
        (await World.Verifier.VerifyAsync()).Bad.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_disables_themselves_and_the_last_administrator_stays()
    {
        var (one, other) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin));
        await World.AddPersonAsync(Role.Admin, p => p.PasswordHash = null);
        (await CodeAsync(one, new DisablePerson(one.Person!.Value))).ShouldBe("own_account");
        await World.DoneAsync(one, new DisablePerson(other.Person!.Value));

        (await CodeAsync(Actor.Operator, new DisablePerson(one.Person!.Value))).ShouldBe("last_admin");
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        for (var round = 0; round < LongRun.Count(5, 50); round++)
        {
            var (one, other) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin));

            var codes = await Task.WhenAll(CodeAsync(one, new DisablePerson(other.Person!.Value)), CodeAsync(other, new DisablePerson(one.Person!.Value)));

            codes.Count(c => c is null).ShouldBe(1);
            codes.ShouldContain("not_signed_in");
            await CodeAsync(Actor.Operator, new DisablePerson(one.Person!.Value));
        }

        (await World.ReadAsync(db => db.Users.CountAsync(p => p.Role == Role.Admin && p.DisabledAt == null))).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_person_who_is_disabled_while_they_take_a_case_does_not_keep_it()
    {
        var admin = await World.AddPersonAsync(Role.Admin);
        for (var round = 0; round < LongRun.Count(10, 100); round++)
        {
            var reviewer = await World.AddPersonAsync(Role.Reviewer);
            var id = await World.OpenAsync();

            await Task.WhenAll(CodeAsync(reviewer, new ClaimCase(id)), CodeAsync(admin, new DisablePerson(reviewer.Person!.Value)));

            (await World.CaseAsync(id)).Claim.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Failures_are_counted_one_by_one_however_many_come_at_once()
    {
        var who = (await World.AddPersonAsync(Role.Lead)).Person!.Value;

        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => World.DoneAsync(Actor.System, new CountFailure(who))));
        (await CodeAsync(Actor.Of(who), new EnterConsole(null))).ShouldBeNull();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => World.DoneAsync(Actor.System, new CountFailure(who))));

        (await CodeAsync(Actor.Of(who), new EnterConsole(null))).ShouldBe("sign_in_refused");
        (await World.ReadAsync(db => db.Users.Where(p => p.Id == who.Value).Select(p => p.AccessFailedCount).SingleAsync())).ShouldBe(10);
        (await World.FactsAsync("people")).Count(f => f.Kind == "locked_out").ShouldBe(1);
    }

    [Fact]
    public async Task After_a_hundred_failures_in_a_row_waiting_does_not_help_but_an_administrator_does()
    {
        var admin = await World.AddPersonAsync(Role.Admin);
        var who = (await World.AddPersonAsync(Role.Lead)).Person!.Value;
        (await CodeAsync(admin, new UnlockPerson(who))).ShouldBe("not_locked_out");
        for (var failure = 1; failure <= 100; failure++)
        {
            await World.DoneAsync(Actor.System, new CountFailure(who));
            World.Clock.Now += failure % 10 == 0 && failure < 100 ? TimeSpan.FromMinutes(16) : TimeSpan.Zero;
        }

        World.Clock.Now += TimeSpan.FromDays(365);
        (await CodeAsync(Actor.Of(who), new EnterConsole(null))).ShouldBe("sign_in_refused");
        await World.DoneAsync(admin, new UnlockPerson(who));
        (await CodeAsync(Actor.Of(who), new EnterConsole(null))).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_for_another_administrator_comes_from_the_operator_only()
    {
        var (one, other, lead) = (await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Admin), await World.AddPersonAsync(Role.Lead));
        var hash = InvitationToken.New().Hash;

        (await CodeAsync(one, new IssueLink(other.Person!.Value, hash))).ShouldBe("link_by_operator");
        (await CodeAsync(one, new IssueLink(one.Person!.Value, hash))).ShouldBeNull();
        (await CodeAsync(one, new IssueLink(lead.Person!.Value, hash))).ShouldBeNull();
        (await CodeAsync(Actor.Operator, new IssueLink(other.Person!.Value, hash))).ShouldBeNull();
        await World.DoneAsync(one, new DisablePerson(lead.Person!.Value));
        (await CodeAsync(one, new IssueLink(lead.Person!.Value, hash))).ShouldBe("person_disabled");
    }

    [Fact]
    public async Task Whoever_declares_an_interest_loses_the_cases_of_that_account_and_gets_none_again_until_taken_back()
    {
        var reviewer = await World.AddPersonAsync(Role.Reviewer);
        var id = await World.OpenAsync();
        var account = (await World.CaseAsync(id)).Account.Id;
        await World.ClaimAsync(reviewer, id);

        await World.DoneAsync(reviewer, new DeclareInterest($" {account} "));

        (await World.CaseAsync(id)).State.ShouldBe(CaseState.Queued);
        (await CodeAsync(reviewer, new ClaimCase(id))).ShouldBe("conflict_of_interest");
        (await CodeAsync(reviewer, new DeclareInterest(account))).ShouldBe("interest_known");
        (await CodeAsync(reviewer, new DeclareInterest("two words"))).ShouldBe("interest_invalid");
        (await CodeAsync(reviewer, new TakeBackInterest("somebody-elses"))).ShouldBe("interest_unknown");
        await World.DoneAsync(reviewer, new TakeBackInterest(account));
        (await CodeAsync(reviewer, new ClaimCase(id))).ShouldBeNull();
        (await World.FactsAsync("people")).Count(f => f.Kind == "interest_declared").ShouldBe(2);
    }

    private async Task<string?> CodeAsync<T>(Actor actor, Deed<T> deed) => (await World.DoAsync(actor, deed)).Refusals is [var refused, ..] ? refused.Code : null;

    private Task<string?> StampAsync(Actor who) =>
        World.ReadAsync(db => db.Users.Where(p => p.Id == who.Person!.Value.Value).Select(p => p.SecurityStamp).SingleAsync());
}

public sealed class SqlitePeopleDeedTests : PeopleDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresPeopleDeedTests(PostgresServer server) : PeopleDeedTests
{
    private protected override Task<TestDatabase> CreateAsync() => TestDatabase.PostgresAsync(server);
}
