using Microsoft.Data.Sqlite;
using Npgsql;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;

namespace ReviewConsole.Platform;

/// <summary>A mistake in the configuration.</summary>
/// <param name="Key">The key as written, e.g. <c>Database:Provider</c>.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record SettingMistake(string Key, string Sentence);

/// <summary>The configuration, read once and checked whole; documented in the README, key by key.</summary>
public sealed partial record ReviewSettings
{
    private static readonly string[] PoolSizes = ["Maximum Pool Size", "MaxPoolSize", "Max Pool Size"];

    /// <summary>True for PostgreSQL, false for the embedded SQLite.</summary>
    public required bool UsePostgres { get; init; }

    /// <summary>Where the database is.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>True when demonstration people and cases are made.</summary>
    public required bool Demo { get; init; }

    /// <summary>How many windows a person may have open at once; the oldest gives way. Each costs memory, and the framework sets no limit.</summary>
    public required int MostWindows { get; init; }

    /// <summary>Networks to which messages may be sent although they are not on the public internet; there also without TLS.</summary>
    public required IReadOnlyList<System.Net.IPNetwork> AllowedNetworks { get; init; }

    /// <summary>How our own security events name us (<c>iss</c>); null where nobody said, and then none are sent.</summary>
    public required string? EventIssuer { get; init; }

    /// <summary>How many requests a program of the platform may make in a second, over ten seconds.</summary>
    public required int RequestsPerSecond { get; init; }

    /// <summary>Where the journal's seals stand outside the database.</summary>
    public required SealPlaces Seals { get; init; }

    /// <summary>Catalogue, numbers and calendar.</summary>
    public required CaseWorld World { get; init; }

    /// <summary>Reads and checks everything; never stops at the first mistake.</summary>
    /// <param name="configuration">The sources, merged.</param>
    /// <param name="contentRoot">Relative paths in the configuration count from here.</param>
    /// <param name="isDevelopment">Development fills the demonstration by default.</param>
    public static (ReviewSettings? Settings, IReadOnlyList<SettingMistake> Mistakes) Read(IConfiguration configuration, string contentRoot, bool isDevelopment)
    {
        var from = new SettingReader(configuration, contentRoot);
        var postgres = from.OneOf("Database:Provider", "Sqlite", ["Sqlite", "PostgreSQL"]) == "PostgreSQL";
        var connection = postgres ? Postgres(from) : Sqlite(from);
        var demo = from.Flag("Demo:Enabled", isDevelopment);
        if (demo && !isDevelopment)
        {
            from.Mistake("Demo:Enabled", "The demonstration has people with a published password, so it runs in Development only. Remove the key, or set it to false.");
        }

        var rules = new ReviewRules
        {
            ClaimLasts = TimeSpan.FromMinutes(from.Number("Review:ClaimMinutes", 30, 2, 480)),
            Service = Service(from),
            FloorRoutes = from.List("Review:FloorRoutes") is { Count: > 0 } floor ? floor : ReviewRules.Default.FloorRoutes,
            HideNameUntilFindings = from.Flag("Review:HideNameUntilFindings", otherwise: false),
            MostHeld = from.Number("Review:MostHeld", 10, 1, 100),
            RevealsADay = from.Number("Review:RevealsADay", 60, 1, 10_000),
            NewReviewerDenials = from.Number("Review:NewReviewerDenials", 20, 0, 1000),
            PickedApprovalHeldMinor = from.Number("Review:PickedApprovalHeldMinor", 5_000_000, 0, int.MaxValue) is > 0 and var held ? held : null,
            SampleShare = from.Number("Review:SamplePercent", 5, 0, 100) / 100.0,
            SampleMonthlyCap = from.Number("Review:SampleMonthlyCap", 100, 0, 10_000),
            PickedApprovalFullAccount = from.Flag("Review:PickedApprovalFullAccount", otherwise: false),
        };
        var catalogue = Catalogue(from);
        CheckFloor(from, rules, catalogue);
        var calendar = Calendar(from);
        CheckAddresses(from);
        var networks = Networks(from);
        // The demonstration's people are shared by everybody who tries it.
        var windows = from.Number("People:MostWindows", demo ? 500 : 8, 1, 10_000);
        var requests = from.Number("Api:RequestsPerSecond", 500, 1, 100_000);
        var issuer = Issuer(from);
        from.RefuseUnknown("Events", ["Issuer"]);
        from.RefuseUnknown("Api", ["RequestsPerSecond"]);
        from.RefuseUnknown("Database", ["Provider"]);
        from.RefuseUnknown("Demo", ["Enabled"]);
        from.RefuseUnknown("Journal", ["Folder", "KeyFile"]);
        from.RefuseUnknown("People", ["MostWindows"]);
        from.RefuseUnknown("Webhooks", ["AllowedNetworks"]);
        from.RefuseUnknown("Service", ["Profile", "AcknowledgeWorkingDays", "FirstLookWorkingDays", "HumanWorkingDays", "DecisionWorkingDays", "CapWorkingDays", "LiftMinutes", "WarnWorkingDays"]);
        from.RefuseUnknown("Review", ["ClaimMinutes", "FloorRoutes", "NewReviewerDenials", "SamplePercent", "SampleMonthlyCap", "PickedApprovalHeldMinor", "PickedApprovalFullAccount", "MostHeld", "RevealsADay", "HideNameUntilFindings", "CatalogueFiles", "CalendarFile", "CalendarZone"]);
        return from.Mistakes.Count > 0 ? (null, from.Mistakes) : (new ReviewSettings
        {
            UsePostgres = postgres,
            ConnectionString = connection,
            Demo = demo,
            MostWindows = windows,
            AllowedNetworks = networks,
            RequestsPerSecond = requests,
            EventIssuer = issuer,
            Seals = PlacesOfSeals(from, postgres, connection),
            World = new CaseWorld(catalogue, rules, calendar),
        }, []);
    }

    // A server has no folder here; an embedded database has one.
    private static SealPlaces PlacesOfSeals(SettingReader from, bool postgres, string connection)
    {
        var folder = from.Text("Journal:Folder") is { } text ? from.Path(text)
            : postgres || new SqliteConnectionStringBuilder(connection).DataSource is not { Length: > 0 } file || file.StartsWith(':') ? from.Path(Path.Combine("data", "journal"))
            : SealPlaces.Beside(file).Folder;
        return from.Text("Journal:KeyFile") is { } key ? new SealPlaces(folder, from.Path(key)) : SealPlaces.In(folder);
    }

    private static void CheckAddresses(SettingReader from)
    {
        foreach (var address in (from.Text("Urls") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(address.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var read)
                || (read.Scheme != Uri.UriSchemeHttp && read.Scheme != Uri.UriSchemeHttps))
            {
                from.Mistake("Urls", $"\"{address}\" is no address to listen on; write it as http://localhost:5080, with a port up to 65535.");
            }
        }
    }

    private static string Sqlite(SettingReader from)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(from.Text("ConnectionStrings:Review") ?? "Data Source=data/reviewconsole.db");
            builder.DataSource = from.Path(builder.DataSource);
            return builder.ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            from.Mistake("ConnectionStrings:Review", $"This is no SQLite connection string: {wrong.Message}");
            return "";
        }
    }

    private static string Postgres(SettingReader from)
    {
        if (from.Text("ConnectionStrings:Review") is not { } text)
        {
            from.Mistake("ConnectionStrings:Review", "PostgreSQL needs a connection string, e.g. \"Host=db;Database=review;Username=review\".");
            return "";
        }

        try
        {
            var named = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = text };
            var builder = new NpgsqlConnectionStringBuilder(text);
            if (!PoolSizes.Any(named.ContainsKey))
            {
                // A server allows 100 by default; two nodes, a command and its own administrator are to fit in.
                builder.MaxPoolSize = 40;
            }

            return builder.ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            from.Mistake("ConnectionStrings:Review", $"This is no PostgreSQL connection string: {wrong.Message}");
            return "";
        }
    }
}
