using System.Globalization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.People;
using ReviewConsole.Domain.Assigning;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Team;

/// <summary>Says how many cases somebody holds at most, and what they are able for.</summary>
/// <param name="Whom">Who.</param>
/// <param name="Most">The most; null follows the rule for all.</param>
/// <param name="Has">Their skills.</param>
/// <param name="Group">The group they work in, as standing rules name it; empty for none.</param>
internal sealed record PlanPerson(PersonId Whom, int? Most, IReadOnlyList<Skill> Has, string? Group = null) : PeopleDeed<Done>
{
    /// <summary>The largest number anybody may be given.</summary>
    public const int Largest = 100;

    public override May Needs => May.Assign;

    public override async Task<Result<Done>> DoAsync(DeedScope scope)
    {
        if (await FindAsync(scope, Whom) is not { } person || !Permissions.Allows(person.Role, May.WorkCases))
        {
            return Refusal.On("plan", "person_unknown");
        }

        if (Most is < 1 or > Largest)
        {
            return Refusal.On("plan:most", "plan_most", ("most", Largest.ToString(CultureInfo.InvariantCulture)));
        }

        var group = Group?.Trim();
        if (group?.Length > StandingRules.LongestGroup)
        {
            return Refusal.On("plan:group", "rule_group_long", ("most", StandingRules.LongestGroup.ToString(CultureInfo.InvariantCulture)));
        }

        (person.MostHeld, person.Skills, person.Group) = (Most, Skills.Text(Has), string.IsNullOrEmpty(group) ? null : group);
        Tell(scope, person, FactKinds.PersonPlanned, ("most", Most?.ToString(CultureInfo.InvariantCulture)), ("skills", person.Skills), ("group", person.Group));
        return Done.It;
    }
}
