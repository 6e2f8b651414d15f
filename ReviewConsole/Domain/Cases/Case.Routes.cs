using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Domain.Cases;

/// <content>Nobody is left without a way that needs no face.</content>
public sealed partial class Case
{
    /// <summary>
    /// Looks whether <c>face_only_route</c> still holds. The door asks after every deed on the case, whatever changed: a result recorded, a
    /// finding, a check whose time was over. Where too few ways are left, the case says so and stands before a lead until it has enough.
    /// </summary>
    public void WatchRoutes(CaseWorld world, DateTimeOffset now)
    {
        if (!CaseMoves.IsOpen(State))
        {
            return;
        }

        var broken = FaceOnlyRule.Check(Routes(world.Catalogue, world.Rules, now));
        if (broken is not null && !LacksRoutes)
        {
            _facts.Add(Fact.Of(FactKinds.RoutesExhausted, ("live", broken.Values["live"])));
        }

        LacksRoutes = broken is not null;
    }

    /// <summary>
    /// Opens routes again that were tried as often as they may be, first those everybody can use, one attempt each, until enough ways are live. A
    /// lead's deed: that somebody failed says something, and a person has to look at it before they try again.
    /// </summary>
    /// <returns>The routes, by code; refused with <c>nothing_to_open_again</c>.</returns>
    public Result<IReadOnlyList<string>> OpenRoutesAgain(CaseWorld world, DateTimeOffset now)
    {
        if (!CaseMoves.IsOpen(State))
        {
            return Refusal.Of("illegal_move", ("from", Snake(State)), ("to", Snake(State)));
        }

        var routes = Routes(world.Catalogue, world.Rules, now);
        var opened = new List<string>();
        foreach (var route in routes.Where(r => r.IsUsedUp && !r.Route.Passive).OrderByDescending(r => r.Route.Floor).ThenByDescending(r => r.Route.Strength))
        {
            if (FaceOnlyRule.Check(routes) is null)
            {
                break;
            }

            OpenedAgain = [.. OpenedAgain, route.Route.Code];
            opened.Add(route.Route.Code);
            routes = Routes(world.Catalogue, world.Rules, now);
        }

        if (opened.Count == 0)
        {
            return Refusal.On("routes", "nothing_to_open_again");
        }

        _facts.Add(Fact.Of(FactKinds.RoutesOpenedAgain, ("routes", string.Join(' ', opened))));
        return Result<IReadOnlyList<string>>.Of(opened);
    }
}
