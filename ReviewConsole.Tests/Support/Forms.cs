using System.Net;
using System.Text.RegularExpressions;

namespace ReviewConsole.Support;

/// <summary>Plain forms, sent as a browser sends them.</summary>
internal static partial class Forms
{
    /// <summary>Opens a page and sends its form back with these fields.</summary>
    /// <param name="client">The browser.</param>
    /// <param name="page">Where the form stands, with its query.</param>
    /// <param name="fields">What is typed, and hidden fields.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string page, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        return await client.PostFormAsync(page.Split('?')[0], [.. fields, (TokenField, TokenIn(html))]);
    }

    /// <summary>Sends a form without looking at any page first.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await client.PostAsync(address, body);
    }

    /// <summary>The name of the field that proves a form was ours.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>Its value on a page.</summary>
    public static string TokenIn(string html) => Token.Match(html) is { Success: true } found
        ? WebUtility.HtmlDecode(found.Groups["value"].Value)
        : throw new InvalidOperationException("This page has no form of ours: " + html);

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""(?<value>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token { get; }
}
