using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.WebUtilities;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Data.Rows;

public sealed class CaseFilterTests
{
    [Fact]
    public void Any_filter_comes_back_from_its_address_as_it_went() => Properties.Hold(Filters, filter =>
    {
        var (back, ignored) = Read("?" + filter.ToQuery());

        back.ShouldBe(filter);
        back.Text.ShouldBe(filter.Text);
        ignored.ShouldBeEmpty();
    });

    [Fact]
    public void Whatever_stands_in_an_address_is_read_without_an_error_and_what_is_left_out_is_named() =>
        Properties.Hold(Gen.Zip(ArbMap.Default.GeneratorFor<string?>(), ArbMap.Default.GeneratorFor<string?>()), pair =>
        {
            var (name, value) = (pair.Item1 ?? "", pair.Item2 ?? "");
            var (filter, ignored) = Read($"?{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");

            (filter != new CaseFilter() || ignored.Count > 0 || name.Length == 0).ShouldBeTrue();
            Read("?" + filter.ToQuery()).Filter.ShouldBe(filter);
        });

    [Theory]
    [InlineData("?view=everything", FilterPart.View)]
    [InlineData("?view=2", FilterPart.View)]
    [InlineData("?view=", FilterPart.View)]
    [InlineData("?view=all&view=mine", FilterPart.View)]
    [InlineData("?state=locked", FilterPart.State)]
    [InlineData("?scope=Login", FilterPart.Scope)]
    [InlineData("?basis=login", FilterPart.Basis)]
    [InlineData("?language=zh-CN", FilterPart.Language)]
    [InlineData("?language=%27%20OR%201=1", FilterPart.Language)]
    [InlineData("?signal=%3Cscript%3E", FilterPart.Signal)]
    [InlineData("?age=-1", FilterPart.Age)]
    [InlineData("?mark=gold", FilterPart.Mark)]
    [InlineData("?who=lin", FilterPart.Who)]
    [InlineData("?who=00000000000000000000000000000000", FilterPart.Who)]
    [InlineData("?text=a%00b", FilterPart.Text)]
    [InlineData("?text=%20", FilterPart.Text)]
    [InlineData("?sort=random", FilterPart.Sort)]
    [InlineData("?view=mine&sort=newest", FilterPart.Sort)]
    [InlineData("?page=3", FilterPart.Other)]
    [InlineData("?other=3", FilterPart.Other)]
    [InlineData("?utm_source=mail", FilterPart.Other)]
    public void What_is_not_understood_is_left_out_and_named(string query, FilterPart part)
    {
        var (filter, ignored) = Read(query);

        ignored.ShouldBe([part]);
        filter.Narrows.ShouldBeFalse();
        filter.Sort.ShouldBe(CaseSorts.Of(filter.View)[0]);
    }

    [Fact]
    public void What_is_understood_stays_when_something_beside_it_is_not()
    {
        var (filter, ignored) = Read("?view=waiting&state=maybe&scope=payout&text=%E5%BE%90&sort=most_held");

        filter.ShouldBe(new CaseFilter { View = CaseView.Waiting, Scope = RestrictionScope.Payout, Text = "徐", Sort = CaseSort.MostHeld });
        ignored.ShouldBe([FilterPart.State]);
    }

    [Fact]
    public void A_text_of_endless_length_is_not_searched_for()
    {
        Read("?text=" + new string('a', CaseFilter.LongestText)).Ignored.ShouldBeEmpty();
        Read("?text=" + new string('a', CaseFilter.LongestText + 1)).Ignored.ShouldBe([FilterPart.Text]);
    }

    [Fact]
    public void A_typed_text_loses_what_nobody_means_and_no_half_character_is_left()
    {
        new CaseFilter { Text = "  徐\0女\u0007士 \uD83D" }.Text.ShouldBe("徐女士 \uFFFD");
        new CaseFilter { Text = "\n " }.Text.ShouldBeNull();
        new CaseFilter { Text = new string('a', CaseFilter.LongestText - 1) + "😀😀" }.Text.ShouldBe(new string('a', CaseFilter.LongestText - 1));
    }

    [Fact]
    public void Names_that_somebody_else_reads_are_left_to_them() =>
        CaseFilter.Read(QueryHelpers.ParseQuery("?view=all&after=1.2"), "after").Ignored.ShouldBeEmpty();

    [Fact]
    public void An_order_that_the_next_view_does_not_offer_becomes_its_usual_one()
    {
        var waiting = new CaseFilter { View = CaseView.Waiting, Sort = CaseSort.Newest };

        (waiting with { View = CaseView.All }).Sort.ShouldBe(CaseSort.Newest);
        (waiting with { View = CaseView.Mine }).Sort.ShouldBe(CaseSort.Urgent);
    }

    private static FilterReading Read(string query) => CaseFilter.Read(QueryHelpers.ParseQuery(query));

    private static Gen<CaseFilter> Filters { get; } =
        from view in Gen.Elements(Enum.GetValues<CaseView>())
        from state in OrNone(Enum.GetValues<CaseState>())
        from scope in OrNone(Enum.GetValues<RestrictionScope>())
        from basis in OrNone(Enum.GetValues<RestrictionBasis>())
        from language in Gen.Elements(null, "zh", "en", "uk", "yue")
        from signal in Gen.Elements(CatalogueFiles.Own.Signals.Select(s => (string?)s.Code).Append("Own.signal:7").Append(null))
        from age in OrNone(Enum.GetValues<CaseAge>())
        from mark in OrNone(Enum.GetValues<CaseMark>())
        from who in OrNone([Whose.Me, Whose.Nobody, Whose.Of(new PersonId(Guid.Parse("7d3a1a7e-0000-4000-8000-00000000000e")))])
        from text in ArbMap.Default.GeneratorFor<string?>()
        from sort in Gen.Elements(Enum.GetValues<CaseSort>())
        from received in Spans
        from due in Spans
        from decided in Spans
        from outcome in OrNone(Enum.GetValues<Domain.Primitives.Outcome>())
        from ground in Gen.Elements(null, "A1", "D3")
        from tag in Gen.Elements(null, "wave", "payout-wave", "支付")
        from route in Gen.Elements(null, "postal_code", CaseFilter.NoRoute)
        select new CaseFilter
        {
            View = view,
            State = state,
            Scope = scope,
            Basis = basis,
            Language = language,
            Signal = signal,
            Age = age,
            Mark = mark,
            Who = who,
            Text = text,
            Sort = sort,
            Received = received,
            Due = due,
            Decided = decided,
            Outcome = outcome,
            Ground = ground,
            Route = route,
            Tag = tag,
        };

    private static Gen<InstantSpan?> Spans { get; } =
        from days in Gen.Choose(0, 40)
        select days < 20 ? (InstantSpan?)null : new InstantSpan(AnAppeal.Now.AddDays(-days), AnAppeal.Now.AddHours(days));

    private static Gen<T?> OrNone<T>(T[] values)
        where T : struct => Gen.Elements([null, .. values.Select(v => (T?)v)]);
}
