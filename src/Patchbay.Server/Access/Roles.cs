using Microsoft.AspNetCore.Authorization;

namespace Patchbay.Server.Access;

/// <summary>Who may do what. A role includes those before it: a supervisor may do what an agent may.</summary>
public static class Roles
{
    /// <summary>Takes calls.</summary>
    public const string Agent = "agent";

    /// <summary>Sees the floor.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Changes the site.</summary>
    public const string Admin = "admin";

    /// <summary>Salesforce's server side: may ask for links to recordings.</summary>
    public const string Integration = "integration";
}

/// <summary>States which roles an endpoint needs. Every endpoint has this or <see cref="OpenToAllAttribute"/>; a test looks.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresRoleAttribute : AuthorizeAttribute
{
    /// <summary>States the roles.</summary>
    /// <param name="roles">Any of them is enough.</param>
    public RequiresRoleAttribute(params string[] roles) => Roles = string.Join(',', roles);
}

/// <summary>States that an endpoint is open to everybody, and why.</summary>
/// <param name="why">The reason, for whoever reviews it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string why) : Attribute, IAllowAnonymous
{
    /// <summary>The reason.</summary>
    public string Why { get; } = why;
}

/// <summary>Puts the roles on an endpoint.</summary>
internal static class RoleEndpointExtensions
{
    internal static TBuilder Requires<TBuilder>(this TBuilder endpoint, params string[] roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(new RequiresRoleAttribute(roles)).WithMetadata(new RequiresRoleAttribute(roles));

    internal static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToAllAttribute(why));
}
