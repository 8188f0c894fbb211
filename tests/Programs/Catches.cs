using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace Shop.Catches;

public class Handlers
{
    private static int failures;
    private Exception? last;

    public int Total { get; set; }

    public string? Silent(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }

        return "";
    }

    public void Told(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException e)
        {
            Console.WriteLine(e.Message);
        }
        catch (UnauthorizedAccessException e)
        {
            last = e;
        }
        catch
        {
            failures++;
            throw;
        }
    }

    public bool TryRead(string path, out string text)
    {
        try
        {
            text = File.ReadAllText(path);
            return true;
        }
        catch (Exception)
        {
            text = "";
            return false;
        }
    }

    public string Fallback(string path)
    {
        string text;
        var isRead = true;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (IOException)
        {
            text = "";
            isRead = false;
        }

        return text + isRead;
    }

    public void Filtered(string path, bool isMissing)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException e) when (Log(e))
        {
        }
        catch (Exception) when (isMissing)
        {
            Console.WriteLine(path);
        }
        catch (Exception e) when (e is ArgumentException)
        {
            Log(e);
        }
    }

    public void Within(string path, List<string> paths)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            var text = path + "?";
            foreach (var other in paths)
                Console.WriteLine(other);
            for (var i = 0; i < 3; i++)
                Console.WriteLine(text);
            Console.WriteLine("{0} {1} {2} {3}", path, text, 1, 2);
            Note(new Handlers { Total = 3 });
        }
    }

    public void Stores(int[] counts, Dictionary<string, int> all, Handlers other)
    {
        try
        {
            File.Delete("a");
        }
        catch (FileNotFoundException)
        {
            counts[0]++;
        }
        catch (DirectoryNotFoundException)
        {
            all["a"] = 3;
        }
        catch (PathTooLongException)
        {
            other.Total = 3;
        }
        catch (IOException)
        {
            int.TryParse("3", out failures);
        }
    }

    public void Nested()
    {
        try
        {
            File.Delete("a");
        }
        catch (IOException)
        {
            try
            {
                File.Delete("b");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException("b", e);
            }
        }
    }

    public void Lambda()
    {
        Action delete = () =>
        {
            try
            {
                File.Delete("a");
            }
            catch (IOException)
            {
                Console.WriteLine("a");
            }
        };
        delete();
        try
        {
            delete();
        }
        catch (Exception e)
        {
            Action log = () => Log(e);
            log();
        }
    }

    public static T? Generic<T, TException>(Func<T> make)
        where TException : Exception
    {
        try
        {
            return make();
        }
        catch (TException)
        {
            return default;
        }
    }

    public async Task<string?> Later(string path)
    {
        await Task.Yield();
        try
        {
            return await File.ReadAllTextAsync(path);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            Log(e);
            return "";
        }
        catch (Exception)
        {
        }

        return "none";
    }

    public async Task Stored(string path)
    {
        var count = 0;
        try
        {
            await File.ReadAllTextAsync(path);
        }
        catch (IOException)
        {
            count++;
        }
        catch (Exception)
        {
            var text = path.Trim();
            Console.WriteLine(text);
        }

        await Task.Delay(count);
    }

    public async Task AwaitsInHandler(string path)
    {
        try
        {
            await File.ReadAllTextAsync(path);
        }
        catch (IOException)
        {
            await Task.Delay(3);
        }
        finally
        {
            await Task.Delay(3);
        }
    }

    public IEnumerable<string> Each(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (IOException)
        {
            yield break;
        }

        yield return text;
    }

    private static bool Log(Exception e) => e.HResult == failures;

    private static void Note(object value)
    {
    }
}
