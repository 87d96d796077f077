namespace Patchbay.DemoOrg.Pages;

/// <summary>The page and what it asks its own server for.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{**path}", static (string path, PageAssets assets) => assets.Find(path) is { } file
            ? Results.Bytes(file, PageAssets.ContentType(path))
            : Results.NotFound());
    }
}
