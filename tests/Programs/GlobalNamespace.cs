using DeliveryGap;
using Microsoft.AspNetCore.Mvc;

[Feature("weather")]
public class WeatherController : ControllerBase
{
    [HttpGet("/weather/{city}")]
    public string Get(string city) => new Forecast { City = city }.Say();

    protected internal struct Forecast
    {
        public string City;

        public readonly string Say() => City + "!";
    }
}
