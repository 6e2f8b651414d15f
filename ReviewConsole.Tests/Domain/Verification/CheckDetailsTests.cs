using System.Text.Json;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Forms of the routes that people carry out themselves: results, never answers, codes or faces.</summary>
public sealed class CheckDetailsTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(AnAppeal.Now.UtcDateTime);
    private static readonly OrderRecall Recall = new(5, 4, FreeRecall: true, NotOnProfile: true);
    private static readonly MaskedDocument Document = new("id_card", TwoFactor: true, Fits: true, PortraitMasked: true, "•••• 0021", Today.AddDays(7));
    private static readonly CounterVisit Visit = new("Hangzhou West", "C-17", "passport", InOrder: true, Today);
    private static readonly ContactConfirmation Contact = new("ct-7", 2, Confirms: true);
    private static readonly WaitingPeriod Wait = new(["phone", "email"], 2, AnAppeal.Now, 72, Objected: false);

    [Fact]
    public void What_is_filled_in_well_is_taken_and_kept()
    {
        foreach (var details in new CheckDetails[] { Recall, Document, Visit, Contact, Wait })
        {
            var taken = Offered(details.Route).After(TimeSpan.FromHours(72)).TakenBy(ACase.Lin);

            Record(taken, CheckState.Passed, details).ShouldBeEmpty(details.Route);

            var check = taken.Case.ChecksOfRound.Single();
            (check.State, check.Details, check.Seen).ShouldBe((CheckState.Passed, details, null));
            var fact = taken.Case.TakeFacts()[^1];
            fact.Kind.ShouldBe(FactKinds.CheckResult);
            details.Codes.ShouldAllBe(c => fact.Codes[c.Name] == c.Value);
        }
    }

    [Fact]
    public void Each_form_says_what_is_missing()
    {
        Missing(Recall with { Asked = 2 }).ShouldBe(["check_asked"]);
        Missing(Recall with { Right = 6 }).ShouldBe(["check_right"]);
        Missing(Document with { Kind = "selfie" }).ShouldBe(["check_document"]);
        Missing(Document with { PortraitMasked = false }).ShouldBe(["check_portrait"]);
        Missing(Document with { MaskedNumber = "110105194912310021" }).ShouldBe(["check_number_masked"]);
        Missing(Document with { DeleteBy = Today.AddDays(31) }).ShouldBe(["check_delete_by"]);
        Missing(Document with { DeleteBy = null }).ShouldBe(["check_delete_by"]);
        Missing(Visit with { Site = " ", Clerk = null, On = Today.AddDays(2) }).ShouldBe(["check_site", "check_clerk", "check_day"]);
        Missing(Contact with { Contact = "", Reached = 0 }).ShouldBe(["check_contact", "check_reached"]);
        Missing(Wait with { Told = [] }).ShouldBe(["check_told"]);
        Missing(Wait with { Told = ["face"] }).ShouldBe(["check_told"]);
        Missing(Wait with { Delivered = 3 }).ShouldBe(["check_delivered"]);
        Missing(Wait with { Hours = 71 }).ShouldBe(["check_hours"]);
        Missing(Wait with { Hours = 337 }).ShouldBe(["check_hours"]);
    }

    [Theory]
    [InlineData(5, 3, CheckState.Passed, null)]
    [InlineData(5, 2, CheckState.Passed, "check_result_differs")]
    [InlineData(5, 2, CheckState.Failed, null)]
    [InlineData(5, 3, CheckState.Failed, "check_result_differs")]
    public void The_result_is_what_the_answers_say_and_nobodys_choice(int asked, int right, CheckState result, string? refused) =>
        Record(Offered("order_kba"), result, Recall with { Asked = asked, Right = right }).ShouldBe(refused is null ? [] : [refused]);

    [Theory]
    [InlineData(71, false, CheckState.Passed, "check_too_early")]
    [InlineData(72, false, CheckState.Passed, null)]
    [InlineData(72, true, CheckState.Passed, "check_result_differs")]
    [InlineData(10, true, CheckState.Failed, null)]
    public void A_waiting_period_is_passed_after_its_end_and_only_when_nobody_objected(int hoursLater, bool objected, CheckState result, string? refused)
    {
        var taken = Offered("wait_notify");
        taken.After(TimeSpan.FromHours(hoursLater)).Case.Extend(taken.Reviewer, taken.Token, taken.World.Rules, taken.Now);

        Record(taken.TakenBy(taken.Reviewer), result, Wait with { From = AnAppeal.Now, Objected = objected }).ShouldBe(refused is null ? [] : [refused]);
    }

    [Theory]
    [InlineData(5, true, true, Strength.Medium)]
    [InlineData(4, true, true, Strength.Weak)]
    [InlineData(5, false, true, Strength.Weak)]
    [InlineData(5, true, false, Strength.Weak)]
    public void Order_recall_is_medium_only_when_freely_recalled_and_seen_nowhere(int asked, bool free, bool unseen, Strength strength)
    {
        var taken = Offered("order_kba");

        Record(taken, CheckState.Passed, new OrderRecall(asked, asked, free, unseen)).ShouldBeEmpty();

        taken.Routes.Single(r => r.Route.Code == "order_kba").Strength.ShouldBe(strength);
    }

    [Fact]
    public void A_document_of_which_only_an_image_was_seen_is_weak_and_says_so()
    {
        var taken = Offered("id_doc_noselfie");

        Record(taken, CheckState.Passed, Document with { TwoFactor = false }).ShouldBeEmpty();

        var route = taken.Routes.Single(r => r.Route.Code == "id_doc_noselfie");
        route.Strength.ShouldBe(Strength.Weak);
        route.Facts.ShouldContain(f => f.Code == "seen_weak");
    }

    [Fact]
    public void The_form_of_another_route_is_refused() =>
        Record(Offered("in_person"), CheckState.Passed, Recall).ShouldBe(["check_other_form"]);

    [Theory]
    [InlineData("They typed 482193 and it matched.", null, true)]
    [InlineData("验证码 4821 正确", null, true)]
    [InlineData("It matched.", "482193", true)]
    [InlineData("The code came back on 4 July 2026.", "pf-000062", false)]
    public void A_code_or_an_answer_is_not_written_down(string seen, string? reference, bool refused)
    {
        var taken = Offered("postal_code");

        taken.Case.Record(new CheckRecord(taken.Case.ChecksOfRound.Single().Id, CheckState.Passed, seen, reference), taken.Reviewer, taken.Token, taken.World, taken.Now)
            .Refusals.Select(r => r.Code).ShouldBe(refused ? ["secret_in_text"] : []);
    }

    [Fact]
    public void Nor_in_the_fields_of_a_form()
    {
        Record(Offered("in_person"), CheckState.Passed, Visit with { Site = "code 482193" }).ShouldBe(["secret_in_text"]);
        Missing(Contact with { Contact = "13812345678" }).ShouldBe(["check_contact"]);
        Missing(Contact with { Contact = "maria@example.org" }).ShouldBe(["check_contact"]);
    }

    [Fact]
    public void A_waiting_period_counts_only_when_every_bound_address_was_written_to()
    {
        var taken = Offered("wait_notify");
        taken.After(TimeSpan.FromHours(80)).Case.Extend(taken.Reviewer, taken.Token, taken.World.Rules, taken.Now);
        var byPhone = Wait with { Told = ["phone", "post"], From = AnAppeal.Now };

        Record(taken.TakenBy(taken.Reviewer), CheckState.Passed, byPhone).ShouldBe(["check_told_all"]);
        Record(taken, CheckState.Failed, byPhone with { Objected = true }).ShouldBeEmpty("whoever objects ends it, wherever they read it");
    }

    [Fact]
    public void A_waiting_period_is_not_passed_by_saying_so()
    {
        var taken = Offered("wait_notify");
        var id = taken.Case.ChecksOfRound.Single().Id;

        taken.Case.Record(new CheckRecord(id, CheckState.Passed, "It is over.", null), taken.Reviewer, taken.Token, taken.World, taken.Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("check_told");
        Record(Offered("wait_notify"), CheckState.Passed, Wait with { From = AnAppeal.Now.AddHours(-100) }).ShouldContain("check_day", "it cannot have begun before it was offered");
    }

    [Fact]
    public void A_recall_that_was_done_weakly_carries_no_denial_when_it_failed()
    {
        var taken = Offered("order_kba");
        Record(taken, CheckState.Failed, new OrderRecall(3, 0, FreeRecall: false, NotOnProfile: true)).ShouldBeEmpty();
        taken.Offer("order_kba");

        taken.Broken(AProposal.Deny("D3")).ShouldContain("weak_denial on grounds");
    }

    // Every member of every form, and of the check itself: a number, a yes, a day, a code from a list, or a short reference.
    [Fact]
    public void There_is_nowhere_to_put_a_face_an_answer_or_a_code()
    {
        var members = typeof(CheckDetails).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(CheckDetails)) || t == typeof(Check))
            .SelectMany(t => t.GetProperties()).Where(p => p.CanWrite).ToList();

        members.Count.ShouldBeGreaterThan(20);
        members.ShouldNotContain(p => p.PropertyType == typeof(byte[]) || p.PropertyType.Name.Contains("Stream", StringComparison.Ordinal));
        members.Where(p => p.PropertyType == typeof(string)).Select(p => p.Name).Distinct()
            .ShouldBe(["Kind", "MaskedNumber", "Site", "Clerk", "Contact", "Route", "Seen", "Reference"], ignoreOrder: true);
    }

    [Fact]
    public void Stored_and_read_again_a_form_is_the_same()
    {
        foreach (var details in new CheckDetails[] { Recall, Document, Visit, Contact })
        {
            JsonSerializer.Deserialize<CheckDetails>(JsonSerializer.Serialize(details)).ShouldBe(details);
        }

        JsonSerializer.Deserialize<CheckDetails>(JsonSerializer.Serialize<CheckDetails>(Wait)).ShouldBeOfType<WaitingPeriod>().Told.ShouldBe(Wait.Told);
    }

    private static ACase Offered(string route)
    {
        var taken = ACase.Taken(new AnAppeal().With("account.available", new System.Text.Json.Nodes.JsonArray("trusted_contact"))).Offer(route);
        taken.Case.TakeFacts();
        return taken;
    }

    private static List<string> Record(ACase of, CheckState result, CheckDetails details) =>
        [.. of.Case.Record(new CheckRecord(of.Case.ChecksOfRound.Single().Id, result, null, null, details), of.Reviewer, of.Token, of.World, of.Now).Refusals.Select(r => r.Code)];

    private static List<string> Missing(CheckDetails details) => [.. details.Missing(AnAppeal.Now)];
}
