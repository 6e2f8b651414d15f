using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Clocks;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Platform;

/// <content>What cases are judged by: catalogue, floor routes, promises about time, calendar.</content>
public sealed partial record ReviewSettings
{
    private static ReviewCatalogue Catalogue(SettingReader from)
    {
        var files = new List<(string, string)>();
        foreach (var file in from.List("Review:CatalogueFiles"))
        {
            if (from.File("Review:CatalogueFiles", file) is { } text)
            {
                files.Add((file, text));
            }
        }

        try
        {
            return CatalogueFiles.With(files);
        }
        catch (CatalogueException wrong)
        {
            from.Mistake("Review:CatalogueFiles", wrong.Message);
            return CatalogueFiles.Own;
        }
    }

    // At least two ways that everybody can use, or the program does not start (design.md §3, face_only_route).
    private static void CheckFloor(SettingReader from, ReviewRules rules, ReviewCatalogue catalogue)
    {
        var (unknown, holds) = FaceOnlyRule.CheckFloor(rules, catalogue);
        foreach (var code in unknown)
        {
            from.Mistake("Review:FloorRoutes", $"\"{code}\" is not a route that everybody can use; choose from "
                + string.Join(", ", catalogue.Routes.Where(r => r.Floor).Select(r => r.Code)) + ".");
        }

        if (!holds)
        {
            from.Mistake("Review:FloorRoutes", "Name at least two routes that everybody can use, not both weak and one without phone or camera; nobody may be left with a face scan as the only way.");
        }
    }

    // China's cap is law; another profile says its own.
    private static ServiceProfile Service(SettingReader from)
    {
        var name = from.Text("Service:Profile") ?? ServiceProfile.China.Name;
        var most = name == ServiceProfile.China.Name ? ServiceProfile.LongestCapInChina : 250;
        var cap = from.Number("Service:CapWorkingDays", ServiceProfile.LongestCapInChina, 1, most);
        var decision = from.Number("Service:DecisionWorkingDays", Math.Min(cap, ServiceProfile.China.DecisionWorkingDays), 1, most);
        if (decision > cap && from.Mistakes.All(m => m.Key != "Service:CapWorkingDays"))
        {
            from.Mistake("Service:DecisionWorkingDays", $"A decision is promised in {decision} working days, but the legal cap is {cap}. Promise no more than the cap.");
        }

        return new ServiceProfile
        {
            Name = name,
            AcknowledgeWorkingDays = from.Number("Service:AcknowledgeWorkingDays", ServiceProfile.China.AcknowledgeWorkingDays, 1, most),
            FirstLookWorkingDays = from.Number("Service:FirstLookWorkingDays", ServiceProfile.China.FirstLookWorkingDays, 1, most),
            HumanWorkingDays = from.Number("Service:HumanWorkingDays", ServiceProfile.China.HumanWorkingDays, 1, most),
            DecisionWorkingDays = decision,
            CapWorkingDays = cap,
            Lift = TimeSpan.FromMinutes(from.Number("Service:LiftMinutes", 5, 2, 1440)),
            WarnWorkingDays = from.Number("Service:WarnWorkingDays", ServiceProfile.China.WarnWorkingDays, 1, most),
        };
    }

    private static WorkingCalendar Calendar(SettingReader from)
    {
        if (from.Text("Review:CalendarFile") is not { } file || from.File("Review:CalendarFile", file) is not { } text)
        {
            return WorkingCalendar.China;
        }

        try
        {
            return WorkingCalendar.Read(text, TimeZoneInfo.FindSystemTimeZoneById(from.Text("Review:CalendarZone") ?? "Asia/Shanghai"));
        }
        catch (Exception wrong) when (wrong is System.Text.Json.JsonException or TimeZoneNotFoundException or InvalidTimeZoneException or FormatException)
        {
            from.Mistake("Review:CalendarFile", wrong.Message);
            return WorkingCalendar.China;
        }
    }

    private static string? Issuer(SettingReader from)
    {
        if (from.Text("Events:Issuer") is not { } text || (text.Length <= 200 && Uri.TryCreate(text, UriKind.Absolute, out var read) && read.Scheme == Uri.UriSchemeHttps))
        {
            return from.Text("Events:Issuer");
        }

        from.Mistake("Events:Issuer", $"\"{text}\" is no https address; write the one under which this console is known, such as https://review.example.com.");
        return null;
    }

    private static List<System.Net.IPNetwork> Networks(SettingReader from)
    {
        var read = new List<System.Net.IPNetwork>();
        foreach (var text in from.List("Webhooks:AllowedNetworks"))
        {
            if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                read.Add(network);
            }
            else
            {
                from.Mistake("Webhooks:AllowedNetworks", $"\"{text}\" is no network; write it as 10.20.0.0/16.");
            }
        }

        return read;
    }
}
