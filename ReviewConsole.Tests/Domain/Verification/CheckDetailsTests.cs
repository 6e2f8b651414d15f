using System.Reflection;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>What forms record: results that follow from stated facts, and no place for anything secret.</summary>
public sealed class CheckDetailsTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(AnAppeal.Now.UtcDateTime);

    [Theory]
    [InlineData(5, 3, true, true, CheckState.Passed, Strength.Medium, "recall_free")]
    [InlineData(5, 5, true, true, CheckState.Passed, Strength.Medium, "recall_free")]
    [InlineData(5, 2, true, true, CheckState.Failed, Strength.Medium, "recall_free")]
    [InlineData(6, 3, true, true, CheckState.Failed, Strength.Medium, "recall_free")]
    [InlineData(6, 4, true, true, CheckState.Passed, Strength.Medium, "recall_free")]
    [InlineData(5, 5, false, true, CheckState.Passed, Strength.Weak, "recall_prompted")]
    [InlineData(5, 5, true, false, CheckState.Passed, Strength.Weak, "recall_visible")]
    [InlineData(4, 4, true, true, CheckState.Passed, Strength.Weak, "recall_few")]
    [InlineData(1, 0, false, false, CheckState.Failed, Strength.Weak, "recall_prompted")]
    public void A_recall_counts_for_more_only_from_memory_of_what_nobody_can_see_and_three_of_five(
        int asked, int right, bool free, bool unseen, CheckState result, Strength shows, string because)
    {
        var recall = new OrderRecall(asked, right, free, unseen);

        (recall.Result, recall.Shows, recall.Because).ShouldBe((result, shows, new RouteReason(because, $"{right}/{asked}")));
    }

    [Fact]
    public void A_copy_of_a_document_only_supports_and_a_paper_of_another_kind_does_not_carry_alone()
    {
        Document(DocumentMethod.TwoFactor).Shows.ShouldBe(Strength.Medium);
        Document(DocumentMethod.Image).Shows.ShouldBe(Strength.Weak);
        new CounterVisit("Harbour Street", "K-14", DocumentKind.Passport, true, Today).Shows.ShouldBe(Strength.Strong);
        new CounterVisit("Harbour Street", "K-14", DocumentKind.Other, true, Today).Shows.ShouldBe(Strength.Medium);
        new ContactConfirmation("tc-7", 1, Today, ContactSaid.OwnerAsks, NamedBefore: true).Shows.ShouldBe(Strength.Medium);
        new ContactConfirmation("tc-7", 1, Today, ContactSaid.OwnerAsks, NamedBefore: false).Shows.ShouldBe(Strength.Weak);
    }

    [Theory]
    [InlineData(ContactSaid.OwnerAsks, CheckState.Passed)]
    [InlineData(ContactSaid.NotOwner, CheckState.Failed)]
    [InlineData(ContactSaid.CannotTell, CheckState.Expired)]
    [InlineData(ContactSaid.NotReached, CheckState.Expired)]
    public void Nobody_is_held_to_what_their_contact_does_not_know(ContactSaid said, CheckState result) =>
        new ContactConfirmation("tc-7", 1, Today, said, NamedBefore: true).Result.ShouldBe(result);

    [Fact]
    public void Details_never_make_a_route_stronger_than_it_is() =>
        Properties.Hold(random =>
        {
            var check = Standings.Ended("in_person", CheckState.Offered);
            check.End(CheckState.Passed, Any(random), null, null, null, AnAppeal.Now);
            foreach (var strength in Enum.GetValues<Strength>())
            {
                (check.Shows(strength) <= strength).ShouldBeTrue();
            }
        });

    [Theory]
    [InlineData("order_kba", Strength.Medium)]
    [InlineData("id_doc_noselfie", Strength.Medium)]
    [InlineData("in_person", Strength.Strong)]
    [InlineData("trusted_contact", Strength.Medium)]
    [InlineData("wait_notify", Strength.Medium)]
    public void A_form_filled_in_well_gives_the_route_what_the_catalogue_promises(string route, Strength strength)
    {
        var taken = ACase.Taken(new AnAppeal().With("account.available", new System.Text.Json.Nodes.JsonArray("trusted_contact"))).Pass(route);

        var standing = taken.Routes.Single(r => r.Route.Code == route);
        (standing.Strength, standing.Counts).ShouldBe((strength, true));
        standing.Facts.ShouldContain(taken.Case.ChecksOfRound[^1].Details!.Because);
        taken.Routes.Select(r => r.Route.Code).Where(code => CheckForms.Of(code) is not null).ShouldBe(CheckForms.Routes, ignoreOrder: true);
    }

    [Fact]
    public void A_weak_form_makes_a_route_weak_and_a_failed_weak_one_carries_no_denial()
    {
        var prompted = new OrderRecall(5, 5, FreeRecall: false, Unseen: true);
        var taken = Recorded(ACase.Taken(), "order_kba", prompted);
        taken.Routes.Single(r => r.Route.Code == "order_kba").Strength.ShouldBe(Strength.Weak);
        VerificationPolicy.Judge(taken.Routes).Level.ShouldBe(1);

        var denied = Recorded(ACase.Taken().OpenEvidence().Find(Signals.Finding.Confirmed), "order_kba", prompted with { Right = 0 });
        denied.Broken(AProposal.Deny("D3") with { Evidence = [] }).ShouldContain("weak_denial on grounds");
        Recorded(denied.After(TimeSpan.FromMinutes(1)), "order_kba", new OrderRecall(5, 0, true, true)).Broken(AProposal.Deny("D3") with { Evidence = [] }).ShouldNotContain("weak_denial on grounds");
    }

    [Fact]
    public void There_is_nowhere_to_put_a_picture_an_answer_or_a_code()
    {
        var forms = typeof(CheckDetails).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CheckDetails))).ToList();
        forms.Count.ShouldBe(CheckForms.Routes.Count());
        var members = forms.Concat([typeof(Check), typeof(CheckRecord), typeof(ToldAddress)])
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod!.GetBaseDefinition().DeclaringType != typeof(CheckDetails) && p.Name != "EqualityContract"))
            .ToList();

        // Every text there is, each with what keeps secrets out of it: see the refusals below.
        members.Where(p => p.PropertyType == typeof(string)).Select(p => p.Name).Distinct()
            .ShouldBe(["Site", "Clerk", "NumberEnd", "Contact", "Seen", "Reference", "Route"], ignoreOrder: true);
        members.Where(p => p.PropertyType != typeof(string)).Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType).Distinct()
            .Where(t => !t.IsEnum && t != typeof(CheckDetails) && t != typeof(IReadOnlyList<ToldAddress>))
            .ShouldBe([typeof(bool), typeof(int), typeof(DateOnly), typeof(DateTimeOffset), typeof(CheckId), typeof(CaseId), typeof(PersonId)], ignoreOrder: true);
        members.ShouldAllBe(p => !Secret.Any(word => p.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("in_person", "secret_in_text", "Harbour Street 123456")]
    [InlineData("id_doc_noselfie", "number_not_masked", "11010519")]
    [InlineData("trusted_contact", "check_detail_missing", "482913")]
    [InlineData("trusted_contact", "check_detail_missing", "13812345678")]
    [InlineData("trusted_contact", "check_detail_missing", "li@example.org")]
    public void A_code_a_number_or_an_address_in_a_form_is_refused(string route, string code, string text)
    {
        CheckDetails details = route switch
        {
            "in_person" => new CounterVisit(text, "K-14", DocumentKind.Passport, true, Today),
            "id_doc_noselfie" => Document(DocumentMethod.TwoFactor) with { NumberEnd = text },
            _ => new ContactConfirmation(text, 1, Today, ContactSaid.OwnerAsks, true),
        };
        var taken = ACase.Taken(new AnAppeal().With("account.available", new System.Text.Json.Nodes.JsonArray("trusted_contact"))).Offer(route);

        Refused(taken, details).ShouldBe([code]);
    }

    private static readonly string[] Secret = ["answer", "code", "image", "photo", "picture", "selfie", "face", "template", "digit", "amount", "password"];

    private static DocumentCheck Document(DocumentMethod method) =>
        new(DocumentKind.IdentityCard, method, true, "123X", true, method == DocumentMethod.Image ? Today.AddDays(30) : null);

    private static CheckDetails Any(Random random) => random.Next(4) switch
    {
        0 => new OrderRecall(random.Next(1, 8), random.Next(8), random.Next(2) == 0, random.Next(2) == 0),
        1 => Document((DocumentMethod)random.Next(2)),
        2 => new CounterVisit("s", "c", (DocumentKind)random.Next(4), true, Today),
        _ => new ContactConfirmation("c", 1, Today, (ContactSaid)random.Next(4), random.Next(2) == 0),
    };

    private static ACase Recorded(ACase taken, string route, CheckDetails details)
    {
        Refused(taken.Offer(route), details).ShouldBeEmpty();
        return taken;
    }

    private static IEnumerable<string> Refused(ACase taken, CheckDetails details) =>
        taken.Case.Record(new CheckRecord(taken.Case.ChecksOfRound[^1].Id, default, null, null, details), taken.Reviewer, taken.Token, taken.World, taken.Now)
            .Refusals.Select(r => r.Code);
}
