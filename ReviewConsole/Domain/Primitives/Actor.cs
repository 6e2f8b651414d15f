namespace ReviewConsole.Domain.Primitives;

/// <summary>Who acts (design.md §2).</summary>
public enum ActorKind
{
    /// <summary>Somebody signed in.</summary>
    Person,

    /// <summary>The marketplace that sends appeals.</summary>
    Platform,

    /// <summary>The program itself, by rule.</summary>
    System,

    /// <summary>Whoever runs the program's commands on its machine.</summary>
    Operator,
}

/// <summary>A person, the platform, the system or the operator.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="Person">Set exactly when <paramref name="Kind"/> is a person.</param>
public readonly record struct Actor(ActorKind Kind, PersonId? Person)
{
    /// <summary>The marketplace.</summary>
    public static readonly Actor Platform = new(ActorKind.Platform, null);

    /// <summary>The program.</summary>
    public static readonly Actor System = new(ActorKind.System, null);

    /// <summary>The operator at the command line.</summary>
    public static readonly Actor Operator = new(ActorKind.Operator, null);

    /// <summary>Somebody signed in.</summary>
    public static Actor Of(PersonId person) => new(ActorKind.Person, person);

    /// <summary>How facts name the actor: the kind, or a person's id.</summary>
    public string Key => Person is { } p ? p.Value.ToString("D") : Kind.ToString().ToLowerInvariant();
}
