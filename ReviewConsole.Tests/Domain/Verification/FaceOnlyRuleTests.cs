using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Domain.Verification;

/// <summary>Nobody is left with a face scan as the only way (design.md §3, face_only_route).</summary>
public sealed class FaceOnlyRuleTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("in_person", false)]
    [InlineData("in_person postal_code", true)]
    [InlineData("order_kba ship_addr", true)]
    [InlineData("pay_digits ship_addr", false)]
    [InlineData("otp_phone authenticator", false)]
    [InlineData("otp_phone otp_email", true)]
    [InlineData("otp_phone pay_digits", true)]
    [InlineData("in_person face", false)]
    [InlineData("in_person video_human", false)]
    [InlineData("face video_human", false)]
    public void Two_live_routes_without_a_face_one_of_them_without_a_phone_and_not_both_weak(string routes, bool holds)
    {
        var refusal = FaceOnlyRule.Check([.. routes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => Standings.Of(r))]);

        (refusal is null).ShouldBe(holds);
        refusal?.ToString().ShouldBe("face_only_route on routes");
    }

    [Fact]
    public void A_route_that_needs_a_camera_is_no_way_for_somebody_without() =>
        FaceOnlyRule.Check([.. Live("otp_phone"), Standings.Of("in_person") with { Route = CatalogueFiles.Own.Route("in_person")! with { NeedsCamera = true } }])
            .ShouldNotBeNull();

    [Fact]
    public void What_does_not_apply_is_touched_or_exhausted_is_not_live()
    {
        FaceOnlyRule.Check([.. Live("in_person"), Standings.Of("postal_code", applies: false)]).ShouldNotBeNull();
        FaceOnlyRule.Check([.. Live("in_person"), Standings.Of("postal_code", touchedBy: "address_changed_order")]).ShouldNotBeNull();
        FaceOnlyRule.Check([.. Live("in_person"), Standings.Of("postal_code", CheckState.Failed, attempts: 3)]).ShouldNotBeNull();
        FaceOnlyRule.Check([.. Live("in_person"), Standings.Of("postal_code", CheckState.Failed, attempts: 2)]).ShouldBeNull();
    }

    [Fact]
    public void The_refusal_says_how_many_are_left() =>
        FaceOnlyRule.Check(Live("in_person"))!.Values["live"].ShouldBe("1");

    [Theory]
    [InlineData("postal_code in_person notarised order_kba", "", true)]
    [InlineData("postal_code order_kba", "", true)]
    [InlineData("in_person", "", false)]
    [InlineData("in_person in_person", "", false)]
    [InlineData("", "", false)]
    [InlineData("in_person otp_phone", "otp_phone", false)]
    [InlineData("in_person postal_code telepathy", "telepathy", true)]
    public void The_program_starts_only_with_two_floor_routes(string configured, string unknown, bool holds)
    {
        var rules = ReviewRules.Default with { FloorRoutes = configured.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        var floor = FaceOnlyRule.CheckFloor(rules, CatalogueFiles.Own);

        string.Join(' ', floor.Unknown).ShouldBe(unknown);
        floor.Holds.ShouldBe(holds);
    }

    private static IReadOnlyList<RouteStanding> Live(string route) => [Standings.Of(route)];
}
