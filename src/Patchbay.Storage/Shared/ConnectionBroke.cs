using System.Data.Common;

namespace Patchbay.Storage.Shared;

/// <summary>
/// A connection broke, and the driver stumbled over it instead of saying so: Npgsql 10 throws a <see cref="NullReferenceException"/> out of
/// <c>NextResult</c> when the server ends the connection between two results. It is a failure of the database like any other.
/// </summary>
internal sealed class ConnectionBroke : DbException
{
    private ConnectionBroke(Exception stumble) : base("The connection broke in the middle of an answer.", stumble)
    {
    }

    /// <summary>Asks the driver for something.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="ask">A call of the driver and nothing else: a stumble of our own is not to be hidden here.</param>
    /// <returns>Its answer.</returns>
    /// <exception cref="DbException">The database failed.</exception>
    internal static T Tell<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (NullReferenceException stumble)
        {
            throw new ConnectionBroke(stumble);
        }
    }
}
