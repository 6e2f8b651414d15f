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

    /// <summary>Whoever appealed, on the page that needs no account.</summary>
    Appellant,
}

/// <summary>A person, the platform, the system, the operator or the appellant.</summary>
/// <param name="Kind">Which of the five.</param>
/// <param name="Person">Set exactly when <paramref name="Kind"/> is a person.</param>
/// <param name="Client">Which of the platform's programs, by the key it came with; null for the platform as a whole, and for everybody else.</param>
/// <param name="Access">By which link and code the appellant came; set exactly for them.</param>
public readonly record struct Actor(ActorKind Kind, PersonId? Person, ApiClient? Client = null, Guid? Access = null)
{
    /// <summary>The marketplace.</summary>
    public static readonly Actor Platform = new(ActorKind.Platform, null);

    /// <summary>The program.</summary>
    public static readonly Actor System = new(ActorKind.System, null);

    /// <summary>The operator at the command line.</summary>
    public static readonly Actor Operator = new(ActorKind.Operator, null);

    /// <summary>Somebody signed in.</summary>
    public static Actor Of(PersonId person) => new(ActorKind.Person, person);

    /// <summary>Whoever appealed.</summary>
    public static Actor Appellant(Guid access) => new(ActorKind.Appellant, null, Access: access);

    /// <summary>A program of the platform.</summary>
    public static Actor Of(ApiClient client) => new(ActorKind.Platform, null, client);

    /// <summary>How facts name the actor: a person's id, <c>platform:NAME</c> for a program of the platform, else the kind.</summary>
    public string Key => Person is { } p ? p.Value.ToString("D")
        : Client is { } client ? $"platform:{client.Name}"
        : Kind.ToString().ToLowerInvariant();
}

/// <summary>A program of the platform that has a key of its own.</summary>
/// <param name="Key">The key's id.</param>
/// <param name="Name">What the key was added for.</param>
public readonly record struct ApiClient(Guid Key, string Name);
