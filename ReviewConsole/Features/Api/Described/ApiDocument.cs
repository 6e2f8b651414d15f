using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Api.Described;

/// <summary>
/// What the interface says (OpenAPI 3.1), written by hand: bodies are read member by member, so there is no type it could be made from. Tests hold it against
/// the program: every endpoint, every example, every answer.
/// </summary>
internal static class ApiDocument
{
    private static readonly Lazy<byte[]> Document = new(Read);

    /// <summary>The document, byte for byte.</summary>
    public static byte[] Bytes => Document.Value;

    /// <summary>Maps it, and the page that shows it to people. Both are open: they say nothing that a key protects.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..32]}\"");
        app.MapGet(Urls.OpenApi, () => Results.File(Bytes, "application/json", entityTag: tag)).AllowAnonymous();
        app.MapGet(Urls.ApiPage, () => new RazorComponentResult<ApiPage>(new { Book = ApiBook.Of(JsonNode.Parse(Bytes)!) })).AllowAnonymous();
    }

    private static byte[] Read()
    {
        using var stream = typeof(ApiDocument).Assembly.GetManifestResourceStream($"{typeof(ApiDocument).Namespace}.openapi.json")
            ?? throw new InvalidOperationException("The program was built without the description of its interface.");
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
