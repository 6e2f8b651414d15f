using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.People;

/// <summary>The page of people, over a real database.</summary>
public sealed class PeoplePageTests : PersonContext
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<PeopleQuery>();
        Services.AddSingleton<OwnSettings>();
    }

    [Fact]
    public async Task An_administrator_invites_somebody_and_sees_the_link_once()
    {
        await BeAsync(Role.Admin);
        var page = Render<PeoplePage>();
        page.WaitForElement("[data-testid=invite]").Click();
        page.Find("[data-testid=invite-email]").Change("wei@example.org");
        page.Find("[data-testid=invite-alias]").Change("Wei");
        page.Find("[data-testid=invite-role]").Change("Auditor");
        page.Find("form").Submit();

        var link = page.WaitForElement("[data-testid=invite-link]").GetAttribute("value")!;
        link.ShouldStartWith("http://localhost/set-password?token=");
        page.Find("[data-email='wei@example.org']").TextContent.ShouldContain("invited");
        page.Find("[data-testid=link-done]").Click();
        page.WaitForAssertion(() => page.FindAll("[data-testid=invite-link]").ShouldBeEmpty());
        page.Markup.ShouldNotContain(link[^20..]);
    }

    [Fact]
    public async Task What_cannot_be_is_said_where_it_was_typed_and_the_form_keeps_it()
    {
        await BeAsync(Role.Admin);
        var page = Render<PeoplePage>();
        page.WaitForElement("[data-testid=invite]").Click();
        page.Find("[data-testid=invite-email]").Change("no address");
        page.Find("form").Submit();

        page.WaitForElement("[data-testid=refusal]").GetAttribute("data-code").ShouldBe("email_invalid");
        page.Find("[data-testid=invite-email]").GetAttribute("value").ShouldBe("no address");
        page.Find("[data-testid=invite-email]").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task An_administrator_is_not_offered_as_a_role_to_invite()
    {
        await BeAsync(Role.Admin);
        var page = Render<PeoplePage>();
        page.WaitForElement("[data-testid=invite]").Click();

        page.FindAll("[data-testid=invite-role] option").Select(o => o.GetAttribute("value")).ShouldBe(["Reviewer", "Lead", "Auditor"]);
    }

    [Fact]
    public async Task A_single_administrator_is_told_that_no_role_can_change_until_there_is_a_second()
    {
        await BeAsync(Role.Admin);

        Render<PeoplePage>().WaitForElement(".note").TextContent.ShouldContain("people add EMAIL --role admin");
    }

    [Fact]
    public async Task What_one_administrator_asks_for_another_agrees_to()
    {
        var lead = await World.AddPersonAsync(Role.Lead);
        var asking = await World.AddPersonAsync(Role.Admin);
        await World.DoneAsync(asking, new AskRoleChange(lead.Person!.Value, Role.Auditor));
        await BeAsync(Role.Admin);
        var page = Render<PeoplePage>();

        page.WaitForElement("[data-testid=role-agree]").Click();

        page.WaitForAssertion(() => page.FindAll("[data-testid=role-change]").ShouldBeEmpty());
        (await World.ReadAsync(db => db.Users.SingleAsync(p => p.Id == lead.Person!.Value.Value))).Role.ShouldBe(Role.Auditor);
    }

    [Fact]
    public async Task What_one_asked_for_oneself_can_only_be_taken_back()
    {
        var me = await BeAsync(Role.Admin);
        var lead = await World.AddPersonAsync(Role.Lead);
        var page = Render<PeoplePage>();
        var row = "[data-email='person12@example.org'] ";
        page.WaitForElement(row + "[data-testid=person-role]").Click();
        page.Find("[data-testid=role-select]").Change("Auditor");
        page.Find("[data-testid=role-ask]").Click();

        page.WaitForElement("[data-testid=role-withdraw]");
        page.FindAll("[data-testid=role-agree]").ShouldBeEmpty();
        page.Find("[data-testid=role-withdraw]").Click();
        page.WaitForAssertion(() => page.FindAll("[data-testid=role-change]").ShouldBeEmpty());
        (await World.ReadAsync(db => db.RoleChanges.SingleAsync())).SettledBy.ShouldBe(me.Person);
        lead.Person.ShouldNotBe(me.Person);
    }

    [Fact]
    public async Task Disabling_says_what_it_does_before_it_is_done_and_can_be_undone()
    {
        await BeAsync(Role.Admin);
        var lead = await World.AddPersonAsync(Role.Lead);
        var page = Render<PeoplePage>();
        page.WaitForElement("[data-email='person12@example.org'] [data-testid=person-disable]").Click();
        (await IsDisabledAsync(lead)).ShouldBeFalse();

        page.Find("[data-testid=disable-confirm]").Click();
        page.WaitForElement("[data-email='person12@example.org'] [data-testid=person-enable]");
        (await IsDisabledAsync(lead)).ShouldBeTrue();
        page.Find("[data-testid=person-enable]").Click();

        page.WaitForElement("[data-email='person12@example.org'] [data-testid=person-disable]");
        (await IsDisabledAsync(lead)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_offered_to_disable_themselves_or_to_make_a_link_for_another_administrator()
    {
        await BeAsync(Role.Admin);
        await World.AddPersonAsync(Role.Admin);
        var page = Render<PeoplePage>();

        page.WaitForElement("[data-email='person11@example.org']").QuerySelector("[data-testid=person-disable]").ShouldBeNull();
        page.Find("[data-email='person11@example.org']").QuerySelector("[data-testid=person-link]").ShouldNotBeNull();
        page.Find("[data-email='person12@example.org']").QuerySelector("[data-testid=person-link]").ShouldBeNull();
    }

    [Fact]
    public async Task What_another_administrator_does_is_seen_at_once()
    {
        await BeAsync(Role.Admin);
        var page = Render<PeoplePage>();
        page.WaitForElement("[data-testid=person-row]");

        await World.DoneAsync(Actor.Operator, new Data.People.AddPerson(new Data.People.NewPerson("wei@example.org", Role.Lead, "Wei")));

        page.WaitForElement("[data-email='wei@example.org']");
    }

    [Fact]
    public async Task A_reviewer_declares_an_account_and_takes_it_back_and_an_administrator_is_not_asked()
    {
        await BeAsync(Role.Reviewer);
        var page = Render<InterestsPanel>();
        page.Find("[data-testid=interest-account]").Change("xy-1");
        page.Find("form").Submit();

        page.WaitForElement("[data-testid=interest]").TextContent.ShouldContain("xy-1");
        page.Find("[data-testid=interest-remove]").Click();
        page.WaitForAssertion(() => page.FindAll("[data-testid=interest]").ShouldBeEmpty());
        Render<SettingsPage>().FindComponents<InterestsPanel>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_time_zone_is_kept_with_the_person()
    {
        var me = await BeAsync(Role.Admin);
        var page = Render<SettingsPage>();
        page.FindComponents<InterestsPanel>().ShouldBeEmpty();

        page.Find("[data-testid=zone]").Change("Europe/Berlin");

        page.WaitForAssertion(() => World.Open().Users.Single(p => p.Id == me.Person!.Value.Value).TimeZone.ShouldBe("Europe/Berlin"));
        OwnSettings.Zones.Count.ShouldBeGreaterThan(100);
    }

    private Task<bool> IsDisabledAsync(Actor who) => World.ReadAsync(db => db.Users.AnyAsync(p => p.Id == who.Person!.Value.Value && p.DisabledAt != null));
}
